using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "fingerprint",
                table: "article",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_first",
                table: "article",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "public_since",
                table: "article",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "story_id",
                table: "article",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "article_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_article_change_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    published = table.Column<string>(type: "TEXT", nullable: true),
                    fetched_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    page_hashes = table.Column<string>(type: "TEXT", nullable: false),
                    analyzer_version = table.Column<int>(type: "INTEGER", nullable: false),
                    watchlist_version = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_version", x => x.id);
                    table.ForeignKey(
                        name: "FK_article_version_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "revisit",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    link_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    next_visit = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_visit = table.Column<DateTime>(type: "TEXT", nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", nullable: true),
                    missing = table.Column<int>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    lost = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisit", x => x.article_id);
                    table.ForeignKey(
                        name: "FK_revisit_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_revisit_link_link_id",
                        column: x => x.link_id,
                        principalTable: "link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story_key",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_story_key", x => new { x.key, x.article_id });
                    table.ForeignKey(
                        name: "FK_story_key_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_story_first",
                table: "article",
                column: "story_id",
                unique: true,
                filter: "is_first = 1");

            migrationBuilder.CreateIndex(
                name: "IX_article_story_id",
                table: "article",
                column: "story_id");

            migrationBuilder.CreateIndex(
                name: "IX_article_change_actor_id_at",
                table: "article_change",
                columns: new[] { "actor_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_article_change_article_id",
                table: "article_change",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "IX_article_change_at",
                table: "article_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_article_version_article_id_number",
                table: "article_version",
                columns: new[] { "article_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revisit_link_id",
                table: "revisit",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "IX_revisit_source_id_next_visit",
                table: "revisit",
                columns: new[] { "source_id", "next_visit" });

            migrationBuilder.CreateIndex(
                name: "IX_story_key_article_id",
                table: "story_key",
                column: "article_id");

            migrationBuilder.Sql("""
                INSERT INTO article_version (article_id, number, title, published, fetched_at, page_hashes, analyzer_version, watchlist_version)
                SELECT a.id, 1, a.title, a.published, a.collected_at, (SELECT json_group_array(p.body_hash) FROM (SELECT body_hash FROM page WHERE article_id = a.id ORDER BY id LIMIT 1) p), a.analyzer_version, a.watchlist_version
                FROM article a
                """);
            migrationBuilder.Sql("""
                INSERT INTO revisit (article_id, link_id, source_id, next_visit, changed_at, missing, failures)
                SELECT a.id, MIN(l.id), a.source_id, a.collected_at, a.collected_at, 0, 0
                FROM article a JOIN link l ON l.article_id = a.id GROUP BY a.id, a.source_id, a.collected_at
                """);
            migrationBuilder.Sql("""
                UPDATE visit_report SET visitors = v.visitors, from_side = v.from_side, to_side = v.to_side, place = v.place, start = v.start, "end" = v."end"
                FROM visit v WHERE v.id = visit_report.visit_id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_change");

            migrationBuilder.DropTable(
                name: "article_version");

            migrationBuilder.DropTable(
                name: "revisit");

            migrationBuilder.DropTable(
                name: "story_key");

            migrationBuilder.DropIndex(
                name: "IX_article_story_first",
                table: "article");

            migrationBuilder.DropIndex(
                name: "IX_article_story_id",
                table: "article");

            migrationBuilder.DropColumn(
                name: "fingerprint",
                table: "article");

            migrationBuilder.DropColumn(
                name: "is_first",
                table: "article");

            migrationBuilder.DropColumn(
                name: "public_since",
                table: "article");

            migrationBuilder.DropColumn(
                name: "story_id",
                table: "article");
        }
    }
}
