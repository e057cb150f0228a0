using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LinkDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "date_from",
                table: "link",
                type: "text",
                nullable: false,
                defaultValue: "FeedItem");

            migrationBuilder.AddColumn<bool>(
                name: "day_only",
                table: "link",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "date_from",
                table: "link");

            migrationBuilder.DropColumn(
                name: "day_only",
                table: "link");
        }
    }
}
