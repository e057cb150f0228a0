using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LanguageMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_month_count",
                table: "month_count");

            migrationBuilder.DropIndex(
                name: "IX_month_count_split_month",
                table: "month_count");

            migrationBuilder.AddPrimaryKey(
                name: "PK_month_count",
                table: "month_count",
                columns: new[] { "split", "source_side", "language", "key", "month" });

            // the sums of all sides, by language
            migrationBuilder.Sql("""
                INSERT INTO month_count (split, key, month, source_side, language, articles, headlines, mentions, hits, first_articles, first_headlines, first_mentions, first_hits)
                SELECT split, key, month, 'all', language, sum(articles), sum(headlines), sum(mentions), sum(hits), sum(first_articles), sum(first_headlines), sum(first_mentions), sum(first_hits)
                FROM month_count GROUP BY split, key, month, language
                """);

            // whoever adds up sides and languages must not count all twice
            migrationBuilder.Sql("""
                CREATE OR REPLACE VIEW grafana.count_month AS
                SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, split, key, source_side, language, articles, headlines, mentions, hits, first_articles AS stories
                FROM month_count WHERE source_side <> 'all';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE OR REPLACE VIEW grafana.count_month AS
                SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, split, key, source_side, language, articles, headlines, mentions, hits, first_articles AS stories
                FROM month_count;
                DELETE FROM month_count WHERE source_side = 'all';
                """);

            migrationBuilder.DropPrimaryKey(
                name: "PK_month_count",
                table: "month_count");

            migrationBuilder.AddPrimaryKey(
                name: "PK_month_count",
                table: "month_count",
                columns: new[] { "split", "key", "month", "source_side", "language" });

            migrationBuilder.CreateIndex(
                name: "IX_month_count_split_month",
                table: "month_count",
                columns: new[] { "split", "month" });
        }
    }
}
