using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongoliaDprk.Monitor.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alert",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "article",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    address_hash = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    source_side = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    author = table.Column<string>(type: "TEXT", nullable: true),
                    published = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    published_precision = table.Column<string>(type: "TEXT", nullable: true),
                    published_from = table.Column<string>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    collected_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    analyzer_version = table.Column<int>(type: "INTEGER", nullable: false),
                    watchlist_version = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collected_day",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    collected = table.Column<int>(type: "INTEGER", nullable: false),
                    relevant = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collected_day", x => new { x.source_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "feed_state",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", nullable: true),
                    body_hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_state", x => new { x.source_id, x.address });
                });

            migrationBuilder.CreateTable(
                name: "source_state",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    last_poll = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_success = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_new_article = table.Column<DateTime>(type: "TEXT", nullable: true),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_state", x => x.source_id);
                });

            migrationBuilder.CreateTable(
                name: "visit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    known_id = table.Column<string>(type: "TEXT", nullable: true),
                    visitors = table.Column<string>(type: "TEXT", nullable: false),
                    from_side = table.Column<string>(type: "TEXT", nullable: true),
                    to_side = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    start = table.Column<string>(type: "TEXT", nullable: true),
                    end = table.Column<string>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    historical = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_reported = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_reported = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confidence = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                columns: table => new
                {
                    alert_id = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try = table.Column<DateTime>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery", x => new { x.alert_id, x.channel });
                    table.ForeignKey(
                        name: "FK_delivery_alert_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "link",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    address_hash = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try = table.Column<DateTime>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    article_hash = table.Column<string>(type: "TEXT", nullable: true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link", x => x.id);
                    table.ForeignKey(
                        name: "FK_link_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "mention",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    salience = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    surface = table.Column<string>(type: "TEXT", nullable: false),
                    hits = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mention", x => x.id);
                    table.ForeignKey(
                        name: "FK_mention_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "page",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    body_hash = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: true),
                    fetched_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page", x => x.id);
                    table.ForeignKey(
                        name: "FK_page_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "topic",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_topic", x => new { x.article_id, x.topic });
                    table.ForeignKey(
                        name: "FK_topic_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_report",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    visit_id = table.Column<long>(type: "INTEGER", nullable: true),
                    article_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    is_new = table.Column<bool>(type: "INTEGER", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: false),
                    confidence = table.Column<double>(type: "REAL", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit_report", x => x.id);
                    table.ForeignKey(
                        name: "FK_visit_report_article_article_id",
                        column: x => x.article_id,
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_visit_report_visit_visit_id",
                        column: x => x.visit_id,
                        principalTable: "visit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quarantined_page",
                columns: table => new
                {
                    link_id = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: true),
                    fetched_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    exception = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quarantined_page", x => x.link_id);
                    table.ForeignKey(
                        name: "FK_quarantined_page_link_link_id",
                        column: x => x.link_id,
                        principalTable: "link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_alert_created_at",
                table: "alert",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_alert_key",
                table: "alert",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_article_address_hash",
                table: "article",
                column: "address_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_article_day_source_id",
                table: "article",
                columns: new[] { "day", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_article_source_id",
                table: "article",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_collected_day_day",
                table: "collected_day",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_channel_accepted_at_next_try",
                table: "delivery",
                columns: new[] { "channel", "accepted_at", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_link_address_hash",
                table: "link",
                column: "address_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_link_article_hash",
                table: "link",
                column: "article_hash");

            migrationBuilder.CreateIndex(
                name: "IX_link_article_id",
                table: "link",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "IX_link_source_id_state_next_try",
                table: "link",
                columns: new[] { "source_id", "state", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_actor_id_day",
                table: "mention",
                columns: new[] { "actor_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_mention_article_id_actor_id",
                table: "mention",
                columns: new[] { "article_id", "actor_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mention_day_source_id_actor_id",
                table: "mention",
                columns: new[] { "day", "source_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "IX_page_article_id_body_hash",
                table: "page",
                columns: new[] { "article_id", "body_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_topic_day_topic",
                table: "topic",
                columns: new[] { "day", "topic" });

            migrationBuilder.CreateIndex(
                name: "IX_visit_known_id",
                table: "visit",
                column: "known_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_visit_last_reported",
                table: "visit",
                column: "last_reported");

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_article_id",
                table: "visit_report",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_day",
                table: "visit_report",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_visit_report_visit_id_article_id",
                table: "visit_report",
                columns: new[] { "visit_id", "article_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collected_day");

            migrationBuilder.DropTable(
                name: "delivery");

            migrationBuilder.DropTable(
                name: "feed_state");

            migrationBuilder.DropTable(
                name: "mention");

            migrationBuilder.DropTable(
                name: "page");

            migrationBuilder.DropTable(
                name: "quarantined_page");

            migrationBuilder.DropTable(
                name: "source_state");

            migrationBuilder.DropTable(
                name: "topic");

            migrationBuilder.DropTable(
                name: "visit_report");

            migrationBuilder.DropTable(
                name: "alert");

            migrationBuilder.DropTable(
                name: "link");

            migrationBuilder.DropTable(
                name: "visit");

            migrationBuilder.DropTable(
                name: "article");
        }
    }
}
