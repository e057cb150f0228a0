using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeliveryTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "answer",
                table: "delivery",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fate",
                table: "delivery",
                type: "TEXT",
                nullable: false,
                defaultValue: "Waiting");

            migrationBuilder.AddColumn<string>(
                name: "message_key",
                table: "delivery",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reached",
                table: "delivery",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "delivery",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "since",
                table: "delivery",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    lease = table.Column<string>(type: "TEXT", nullable: true),
                    leased_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failing_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_accepted = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_channel_message_key",
                table: "delivery",
                columns: new[] { "channel", "message_key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel");

            migrationBuilder.DropIndex(
                name: "IX_delivery_channel_message_key",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "answer",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "fate",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "message_key",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "reached",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "since",
                table: "delivery");
        }
    }
}
