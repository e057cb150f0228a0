using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrendCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_mention_actor_id_day",
                table: "mention");

            migrationBuilder.DropIndex(
                name: "IX_mention_day_source_id_actor_id",
                table: "mention");

            migrationBuilder.CreateTable(
                name: "collected_month",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    collected = table.Column<int>(type: "integer", nullable: false),
                    relevant = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collected_month", x => new { x.source_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "day_count",
                columns: table => new
                {
                    split = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    headlines = table.Column<int>(type: "integer", nullable: false),
                    mentions = table.Column<int>(type: "integer", nullable: false),
                    hits = table.Column<int>(type: "integer", nullable: false),
                    first_articles = table.Column<int>(type: "integer", nullable: false),
                    first_headlines = table.Column<int>(type: "integer", nullable: false),
                    first_mentions = table.Column<int>(type: "integer", nullable: false),
                    first_hits = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_count", x => new { x.split, x.key, x.day });
                });

            migrationBuilder.CreateTable(
                name: "month_count",
                columns: table => new
                {
                    split = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    source_side = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    headlines = table.Column<int>(type: "integer", nullable: false),
                    mentions = table.Column<int>(type: "integer", nullable: false),
                    hits = table.Column<int>(type: "integer", nullable: false),
                    first_articles = table.Column<int>(type: "integer", nullable: false),
                    first_headlines = table.Column<int>(type: "integer", nullable: false),
                    first_mentions = table.Column<int>(type: "integer", nullable: false),
                    first_hits = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_count", x => new { x.split, x.key, x.month, x.source_side, x.language });
                });

            migrationBuilder.CreateTable(
                name: "pair_month",
                columns: table => new
                {
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    other_id = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    first_articles = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pair_month", x => new { x.actor_id, x.other_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "poll_day",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    polls = table.Column<int>(type: "integer", nullable: false),
                    worked = table.Column<int>(type: "integer", nullable: false),
                    broken = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_poll_day", x => new { x.source_id, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_mention_actor_id_day_source_id_article_id_salience_count_si~",
                table: "mention",
                columns: new[] { "actor_id", "day", "source_id", "article_id", "salience", "count", "side" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_day_article_id_id",
                table: "mention",
                columns: new[] { "day", "article_id", "id" },
                descending: new[] { true, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_mention_day_source_id_actor_id_article_id_salience_count_si~",
                table: "mention",
                columns: new[] { "day", "source_id", "actor_id", "article_id", "salience", "count", "side" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_source_id_day_actor_id_article_id_salience_count_si~",
                table: "mention",
                columns: new[] { "source_id", "day", "actor_id", "article_id", "salience", "count", "side" });

            migrationBuilder.CreateIndex(
                name: "IX_collected_month_month",
                table: "collected_month",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_day_count_day",
                table: "day_count",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_day_count_split_day",
                table: "day_count",
                columns: new[] { "split", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_month_count_month",
                table: "month_count",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_month_count_split_month",
                table: "month_count",
                columns: new[] { "split", "month" });

            migrationBuilder.CreateIndex(
                name: "IX_pair_month_month",
                table: "pair_month",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_pair_month_other_id",
                table: "pair_month",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_poll_day_day",
                table: "poll_day",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collected_month");

            migrationBuilder.DropTable(
                name: "day_count");

            migrationBuilder.DropTable(
                name: "month_count");

            migrationBuilder.DropTable(
                name: "pair_month");

            migrationBuilder.DropTable(
                name: "poll_day");

            migrationBuilder.DropIndex(
                name: "IX_mention_actor_id_day_source_id_article_id_salience_count_si~",
                table: "mention");

            migrationBuilder.DropIndex(
                name: "IX_mention_day_article_id_id",
                table: "mention");

            migrationBuilder.DropIndex(
                name: "IX_mention_day_source_id_actor_id_article_id_salience_count_si~",
                table: "mention");

            migrationBuilder.DropIndex(
                name: "IX_mention_source_id_day_actor_id_article_id_salience_count_si~",
                table: "mention");

            migrationBuilder.CreateIndex(
                name: "IX_mention_actor_id_day",
                table: "mention",
                columns: new[] { "actor_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_day_source_id_actor_id",
                table: "mention",
                columns: new[] { "day", "source_id", "actor_id" });
        }
    }
}
