using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HostTurnsAndImportQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_turn",
                columns: table => new
                {
                    host = table.Column<string>(type: "text", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: true),
                    held_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    paused_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_turn", x => x.host);
                });

            migrationBuilder.CreateTable(
                name: "queued_import",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    path = table.Column<string>(type: "text", nullable: false),
                    queued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    node = table.Column<string>(type: "text", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_import", x => x.import_id);
                    table.ForeignKey(
                        name: "FK_queued_import_import_import_id",
                        column: x => x.import_id,
                        principalTable: "import",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_turn");

            migrationBuilder.DropTable(
                name: "queued_import");
        }
    }
}
