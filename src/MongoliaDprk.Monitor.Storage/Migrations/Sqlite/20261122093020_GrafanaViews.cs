using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GrafanaViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Grafana reads PostgreSQL only; and a view would stand in the way of the tables that later migrations make anew
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // nothing was made
        }
    }
}
