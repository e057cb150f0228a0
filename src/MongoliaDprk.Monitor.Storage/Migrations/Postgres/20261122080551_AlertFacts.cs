using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AlertFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "actors",
                table: "alert",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<long>(
                name: "article_id",
                table: "alert",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "confidence",
                table: "alert",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "content",
                table: "alert",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "alert",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<List<string>>(
                name: "languages",
                table: "alert",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<bool>(
                name: "new_fact",
                table: "alert",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<List<string>>(
                name: "sides",
                table: "alert",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "alert",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "visit_id",
                table: "alert",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_alert_subject_created_at",
                table: "alert",
                columns: new[] { "subject", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_alert_visit_id",
                table: "alert",
                column: "visit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_alert_subject_created_at",
                table: "alert");

            migrationBuilder.DropIndex(
                name: "IX_alert_visit_id",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "actors",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "article_id",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "confidence",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "content",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "new_fact",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "sides",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "alert");

            migrationBuilder.DropColumn(
                name: "visit_id",
                table: "alert");
        }
    }
}
