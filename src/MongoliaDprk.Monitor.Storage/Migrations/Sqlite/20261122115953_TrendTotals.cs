using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrendTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collected_total",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    collected = table.Column<int>(type: "INTEGER", nullable: false),
                    relevant = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collected_total", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "month_total",
                columns: table => new
                {
                    split = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    articles = table.Column<int>(type: "INTEGER", nullable: false),
                    headlines = table.Column<int>(type: "INTEGER", nullable: false),
                    mentions = table.Column<int>(type: "INTEGER", nullable: false),
                    hits = table.Column<int>(type: "INTEGER", nullable: false),
                    first_articles = table.Column<int>(type: "INTEGER", nullable: false),
                    first_headlines = table.Column<int>(type: "INTEGER", nullable: false),
                    first_mentions = table.Column<int>(type: "INTEGER", nullable: false),
                    first_hits = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_total", x => new { x.split, x.key, x.month });
                });

            migrationBuilder.CreateTable(
                name: "outlet_month",
                columns: table => new
                {
                    split = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    articles = table.Column<int>(type: "INTEGER", nullable: false),
                    headlines = table.Column<int>(type: "INTEGER", nullable: false),
                    mentions = table.Column<int>(type: "INTEGER", nullable: false),
                    hits = table.Column<int>(type: "INTEGER", nullable: false),
                    first_articles = table.Column<int>(type: "INTEGER", nullable: false),
                    first_headlines = table.Column<int>(type: "INTEGER", nullable: false),
                    first_mentions = table.Column<int>(type: "INTEGER", nullable: false),
                    first_hits = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outlet_month", x => new { x.split, x.key, x.source_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "pair_total",
                columns: table => new
                {
                    actor_id = table.Column<string>(type: "TEXT", nullable: false),
                    other_id = table.Column<string>(type: "TEXT", nullable: false),
                    articles = table.Column<int>(type: "INTEGER", nullable: false),
                    first_articles = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pair_total", x => new { x.actor_id, x.other_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_month_total_month",
                table: "month_total",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_month_total_split_month",
                table: "month_total",
                columns: new[] { "split", "month" });

            migrationBuilder.CreateIndex(
                name: "IX_outlet_month_month",
                table: "outlet_month",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_outlet_month_source_id_split_month",
                table: "outlet_month",
                columns: new[] { "source_id", "split", "month" });

            migrationBuilder.CreateIndex(
                name: "IX_pair_total_other_id",
                table: "pair_total",
                column: "other_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collected_total");

            migrationBuilder.DropTable(
                name: "month_total");

            migrationBuilder.DropTable(
                name: "outlet_month");

            migrationBuilder.DropTable(
                name: "pair_total");
        }
    }
}
