using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Findings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "end",
                table: "visit_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "from_side",
                table: "visit_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "visit_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "start",
                table: "visit_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "to_side",
                table: "visit_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "visitors",
                table: "visit_report",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<bool>(
                name: "relevant",
                table: "article",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "mention_office",
                columns: table => new
                {
                    mention_id = table.Column<long>(type: "bigint", nullable: false),
                    office_id = table.Column<string>(type: "text", nullable: false),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    hits = table.Column<int>(type: "integer", nullable: false),
                    headline = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mention_office", x => new { x.mention_id, x.office_id });
                    table.ForeignKey(
                        name: "FK_mention_office_mention_mention_id",
                        column: x => x.mention_id,
                        principalTable: "mention",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reanalysis",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    analyzer_version = table.Column<int>(type: "integer", nullable: false),
                    watchlist_version = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    articles = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reanalysis", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reanalysis_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reanalysis_id = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reanalysis_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_reanalysis_change_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_reanalysis_change_reanalysis_reanalysis_id",
                        column: x => x.reanalysis_id,
                        principalTable: "reanalysis",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_watchlist_version_analyzer_version_id",
                table: "article",
                columns: new[] { "watchlist_version", "analyzer_version", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_office_office_id",
                table: "mention_office",
                column: "office_id");

            migrationBuilder.CreateIndex(
                name: "IX_reanalysis_watchlist_version_analyzer_version",
                table: "reanalysis",
                columns: new[] { "watchlist_version", "analyzer_version" });

            migrationBuilder.CreateIndex(
                name: "IX_reanalysis_change_article_id",
                table: "reanalysis_change",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "IX_reanalysis_change_reanalysis_id",
                table: "reanalysis_change",
                column: "reanalysis_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mention_office");

            migrationBuilder.DropTable(
                name: "reanalysis_change");

            migrationBuilder.DropTable(
                name: "reanalysis");

            migrationBuilder.DropIndex(
                name: "IX_article_watchlist_version_analyzer_version_id",
                table: "article");

            migrationBuilder.DropColumn(
                name: "end",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "from_side",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "place",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "start",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "to_side",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "visitors",
                table: "visit_report");

            migrationBuilder.DropColumn(
                name: "relevant",
                table: "article");
        }
    }
}
