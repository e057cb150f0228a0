using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Collecting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "blank_pages",
                table: "source_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "failing_since",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "health",
                table: "source_state",
                type: "TEXT",
                nullable: false,
                defaultValue: "NeverPolled");

            migrationBuilder.AddColumn<int>(
                name: "health_polls",
                table: "source_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "health_since",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_text",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "layout",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "next_poll",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rhythm",
                table: "source_state",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "silent_seconds",
                table: "source_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "told",
                table: "source_state",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "history",
                table: "link",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "text_hash",
                table: "link",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "backfill",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    waiting = table.Column<string>(type: "TEXT", nullable: false),
                    seen = table.Column<string>(type: "TEXT", nullable: false),
                    pages = table.Column<int>(type: "INTEGER", nullable: false),
                    fruitless = table.Column<int>(type: "INTEGER", nullable: false),
                    new_links = table.Column<int>(type: "INTEGER", nullable: false),
                    ended = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backfill", x => new { x.source_id, x.place, x.since });
                });

            migrationBuilder.CreateTable(
                name: "data_step",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_step", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "place_state",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", nullable: true),
                    body_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    gone = table.Column<int>(type: "INTEGER", nullable: false),
                    layout = table.Column<bool>(type: "INTEGER", nullable: false),
                    moved_to = table.Column<string>(type: "TEXT", nullable: true),
                    moved_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    moved_polls = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_poll = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_success = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_new_article = table.Column<DateTime>(type: "TEXT", nullable: true),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    failing_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_poll = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rhythm = table.Column<string>(type: "TEXT", nullable: false),
                    silent_seconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place_state", x => new { x.source_id, x.address });
                });

            migrationBuilder.CreateIndex(
                name: "IX_link_source_id_text_hash",
                table: "link",
                columns: new[] { "source_id", "text_hash" });

            migrationBuilder.Sql("""
                INSERT INTO place_state (source_id, address, etag, last_modified, body_hash, gone, layout, moved_polls, errors, rhythm, silent_seconds)
                SELECT source_id, address, etag, last_modified, body_hash, 0, FALSE, 0, 0, '', 0 FROM feed_state
                """);

            migrationBuilder.DropTable(
                name: "feed_state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "backfill");

            migrationBuilder.DropTable(
                name: "data_step");

            migrationBuilder.DropTable(
                name: "place_state");

            migrationBuilder.DropIndex(
                name: "IX_link_source_id_text_hash",
                table: "link");

            migrationBuilder.DropColumn(
                name: "blank_pages",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "failing_since",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "health",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "health_polls",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "health_since",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "last_text",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "layout",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "next_poll",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "rhythm",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "silent_seconds",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "told",
                table: "source_state");

            migrationBuilder.DropColumn(
                name: "history",
                table: "link");

            migrationBuilder.DropColumn(
                name: "text_hash",
                table: "link");

            migrationBuilder.CreateTable(
                name: "feed_state",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    body_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_state", x => new { x.source_id, x.address });
                });
        }
    }
}
