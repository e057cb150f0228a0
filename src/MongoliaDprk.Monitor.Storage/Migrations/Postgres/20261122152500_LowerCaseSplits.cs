using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LowerCaseSplits : Migration
    {
        private static readonly string[] Tables = ["day_count", "month_count", "month_total", "outlet_month"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (string table in Tables)
                migrationBuilder.Sql($"UPDATE {table} SET split = lower(split) WHERE split <> lower(split)");
            // the views show the column as it is stored, so that its indexes serve who filters by split and day
            migrationBuilder.Sql("""
                CREATE OR REPLACE VIEW grafana.count_day AS
                SELECT day::timestamp AT TIME ZONE 'UTC' AS time, day, split, key, articles, headlines, mentions, hits, first_articles AS stories FROM day_count;
                COMMENT ON COLUMN grafana.count_day.day IS 'The day the articles count for: published at the outlet, else collected. Filter by it rather than by time: it has an index.';
                CREATE OR REPLACE VIEW grafana.count_month AS
                SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, split, key, source_side, language, articles, headlines, mentions, hits, first_articles AS stories
                FROM month_count;
                COMMENT ON COLUMN grafana.count_month.month IS 'First day of the month. Filter by it rather than by time: it has an index.';
                CREATE OR REPLACE VIEW grafana.actor AS
                SELECT k.key AS actor_id, n.actor_name, n.side
                FROM (
                  WITH RECURSIVE named AS (
                    SELECT min(t.key) AS key FROM month_total t WHERE t.split = 'actor'
                    UNION ALL SELECT (SELECT min(t.key) FROM month_total t WHERE t.split = 'actor' AND t.key > n.key) FROM named n WHERE n.key IS NOT NULL)
                  SELECT key FROM named WHERE key IS NOT NULL) k
                CROSS JOIN LATERAL (SELECT m.actor_name, m.side FROM mention m WHERE m.actor_id = k.key ORDER BY m.day DESC, m.id DESC LIMIT 1) n;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (string table in Tables)
                migrationBuilder.Sql($"UPDATE {table} SET split = upper(substr(split, 1, 1)) || substr(split, 2)");
            migrationBuilder.Sql("""
                CREATE OR REPLACE VIEW grafana.count_day AS
                SELECT day::timestamp AT TIME ZONE 'UTC' AS time, day, lower(split) AS split, key, articles, headlines, mentions, hits, first_articles AS stories FROM day_count;
                CREATE OR REPLACE VIEW grafana.count_month AS
                SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, lower(split) AS split, key, source_side, language, articles, headlines, mentions, hits,
                  first_articles AS stories FROM month_count;
                CREATE OR REPLACE VIEW grafana.actor AS
                SELECT k.key AS actor_id, n.actor_name, n.side
                FROM (SELECT DISTINCT key FROM month_count WHERE split = 'Actor') k
                CROSS JOIN LATERAL (SELECT m.actor_name, m.side FROM mention m WHERE m.actor_id = k.key ORDER BY m.day DESC, m.id DESC LIMIT 1) n;
                """);
        }
    }
}
