using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (string table in Tables)
                migrationBuilder.Sql($"UPDATE {table} SET split = upper(substr(split, 1, 1)) || substr(split, 2)");
        }
    }
}
