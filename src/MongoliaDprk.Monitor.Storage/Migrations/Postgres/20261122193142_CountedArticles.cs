using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CountedArticles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_article_day_source_id",
                table: "article");

            migrationBuilder.DropIndex(
                name: "IX_article_source_id",
                table: "article");

            migrationBuilder.CreateIndex(
                name: "IX_article_day_source_id_language_source_side_is_first_id",
                table: "article",
                columns: new[] { "day", "source_id", "language", "source_side", "is_first", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_article_source_id_day_id",
                table: "article",
                columns: new[] { "source_id", "day", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_article_day_source_id_language_source_side_is_first_id",
                table: "article");

            migrationBuilder.DropIndex(
                name: "IX_article_source_id_day_id",
                table: "article");

            migrationBuilder.CreateIndex(
                name: "IX_article_day_source_id",
                table: "article",
                columns: new[] { "day", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_article_source_id",
                table: "article",
                column: "source_id");
        }
    }
}
