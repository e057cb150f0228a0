using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class GrafanaViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            using StreamReader views = new(typeof(GrafanaViews).Assembly.GetManifestResourceStream("GrafanaViews.sql")!);
            migrationBuilder.Sql(views.ReadToEnd());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP SCHEMA grafana CASCADE");
        }
    }
}
