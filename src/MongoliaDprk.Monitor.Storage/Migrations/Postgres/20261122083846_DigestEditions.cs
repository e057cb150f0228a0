using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DigestEditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "digest_edition",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    digests = table.Column<int>(type: "integer", nullable: false),
                    is_cut = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest_edition", x => new { x.subscriber, x.day });
                });

            migrationBuilder.CreateTable(
                name: "digest_delivery",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reached = table.Column<List<string>>(type: "text[]", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest_delivery", x => new { x.subscriber, x.day, x.channel });
                    table.ForeignKey(
                        name: "FK_digest_delivery_digest_edition_subscriber_day",
                        columns: x => new { x.subscriber, x.day },
                        principalTable: "digest_edition",
                        principalColumns: new[] { "subscriber", "day" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_collected_at",
                table: "article",
                column: "collected_at");

            migrationBuilder.CreateIndex(
                name: "IX_digest_delivery_accepted_at_next_try",
                table: "digest_delivery",
                columns: new[] { "accepted_at", "next_try" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digest_delivery");

            migrationBuilder.DropTable(
                name: "digest_edition");

            migrationBuilder.DropIndex(
                name: "IX_article_collected_at",
                table: "article");
        }
    }
}
