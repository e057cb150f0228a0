using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_visit_report_visit_id_article_id",
                table: "visit_report");

            migrationBuilder.AddColumn<long>(
                name: "home_visit_id",
                table: "visit_report",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "corrected",
                table: "visit",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<bool>(
                name: "decided",
                table: "visit",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "merged_into_id",
                table: "visit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "visit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "visit",
                type: "TEXT",
                nullable: false,
                defaultValue: "Unreviewed");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "visit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "visit_decision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    visit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    other_visit_id = table.Column<long>(type: "INTEGER", nullable: true),
                    moved = table.Column<string>(type: "TEXT", nullable: false),
                    kept = table.Column<string>(type: "TEXT", nullable: false),
                    correction = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    undoes_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit_decision", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_visit_id",
                table: "visit_report",
                column: "visit_id");

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_visit_id_article_id",
                table: "visit_report",
                columns: new[] { "visit_id", "article_id" },
                unique: true,
                filter: "home_visit_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_visit_merged_into_id",
                table: "visit",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "IX_visit_review_last_reported",
                table: "visit",
                columns: new[] { "review", "last_reported" });

            migrationBuilder.CreateIndex(
                name: "IX_visit_decision_other_visit_id",
                table: "visit_decision",
                column: "other_visit_id");

            migrationBuilder.CreateIndex(
                name: "IX_visit_decision_undoes_id",
                table: "visit_decision",
                column: "undoes_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_visit_decision_visit_id",
                table: "visit_decision",
                column: "visit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "visit_decision");

            migrationBuilder.DropIndex(
                name: "IX_visit_report_visit_id",
                table: "visit_report");

            migrationBuilder.DropIndex(
                name: "IX_visit_report_visit_id_article_id",
                table: "visit_report");

            migrationBuilder.DropIndex(
                name: "IX_visit_merged_into_id",
                table: "visit");

            migrationBuilder.DropIndex(
                name: "IX_visit_review_last_reported",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "home_visit_id",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "corrected",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "decided",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "note",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "review",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "version",
                table: "visit");

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_visit_id_article_id",
                table: "visit_report",
                columns: new[] { "visit_id", "article_id" },
                unique: true);
        }
    }
}
