-- The views that Grafana and other reporting tools read. Their columns are a promise: later versions only add to them.
-- A migration that changes a column used here drops the view, changes the column and makes the view again.
CREATE SCHEMA IF NOT EXISTS grafana;
COMMENT ON SCHEMA grafana IS 'What reporting tools may read: views only. Role and passwords: deploy/grafana/role.sql.';

CREATE VIEW grafana.count_day AS
SELECT day::timestamp AT TIME ZONE 'UTC' AS time, day, lower(split) AS split, key, articles, headlines, mentions, hits, first_articles AS stories
FROM day_count;
COMMENT ON VIEW grafana.count_day IS 'What one day has of one key: relevant articles, headlines, mentions and hits. One row per split, key and day with at least one mention.';
COMMENT ON COLUMN grafana.count_day.time IS 'The day at 00:00 UTC, for time series.';
COMMENT ON COLUMN grafana.count_day.day IS 'The day the articles count for: published at the outlet, else collected.';
COMMENT ON COLUMN grafana.count_day.split IS 'What the key is: actor, office, source, topic, country (side of the actors named), side (of the outlet), language, salience, or all. Filter by exactly one: the rows of different splits count the same articles.';
COMMENT ON COLUMN grafana.count_day.key IS 'Actor id, office id, source id, topic id, country code, language code or salience; und = not known; all = everything together.';
COMMENT ON COLUMN grafana.count_day.articles IS 'Relevant articles that name the key at least once.';
COMMENT ON COLUMN grafana.count_day.headlines IS 'Relevant articles whose headline names it.';
COMMENT ON COLUMN grafana.count_day.mentions IS 'Pairs of actor and article.';
COMMENT ON COLUMN grafana.count_day.hits IS 'Single places of headline or text.';
COMMENT ON COLUMN grafana.count_day.stories IS 'Articles without copies: of one text on several outlets only the first published.';

CREATE VIEW grafana.count_month AS
SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, lower(split) AS split, key, source_side, language, articles, headlines, mentions, hits, first_articles AS stories
FROM month_count;
COMMENT ON VIEW grafana.count_month IS 'The same by month, and by side of the outlet and language of the article: the sums over both are the month''s counts. For charts of years.';
COMMENT ON COLUMN grafana.count_month.time IS 'First day of the month at 00:00 UTC.';
COMMENT ON COLUMN grafana.count_month.split IS 'As in count_day: filter by exactly one.';
COMMENT ON COLUMN grafana.count_month.source_side IS 'Side the outlet speaks for; und = not known.';
COMMENT ON COLUMN grafana.count_month.language IS 'Language code of the article; und = not known.';

CREATE VIEW grafana.actor AS
SELECT k.key AS actor_id, n.actor_name, n.side
FROM (SELECT DISTINCT key FROM month_count WHERE split = 'Actor') k
CROSS JOIN LATERAL (SELECT m.actor_name, m.side FROM mention m WHERE m.actor_id = k.key ORDER BY m.day DESC, m.id DESC LIMIT 1) n;
COMMENT ON VIEW grafana.actor IS 'Every actor that was named, by the name and side of its latest mention.';
COMMENT ON COLUMN grafana.actor.side IS 'Code of the country it belongs to.';

CREATE VIEW grafana.pair_month AS
SELECT month::timestamp AT TIME ZONE 'UTC' AS time, month, actor_id, other_id, articles, first_articles AS stories FROM pair_month;
COMMENT ON VIEW grafana.pair_month IS 'How many relevant articles of a month name two actors, each pair once, the id first in ordinal order as actor_id.';

CREATE VIEW grafana.mention AS
SELECT m.day::timestamp AT TIME ZONE 'UTC' AS time, m.day, m.article_id, m.actor_id, m.actor_name, m.side, m.salience, m.count AS hits, m.source_id, a.source_side,
  a.language, a.title, a.address, m.evidence, a.is_first
FROM mention m JOIN article a ON a.id = m.article_id;
COMMENT ON VIEW grafana.mention IS 'Every mention with its article: the evidence behind the counts. Filter by time.';
COMMENT ON COLUMN grafana.mention.salience IS 'Headline, Lead, Body, Rollcall (one of a list of countries) or Quote.';
COMMENT ON COLUMN grafana.mention.evidence IS 'The sentence of the first hit, as the outlet wrote it.';
COMMENT ON COLUMN grafana.mention.address IS 'The article''s address; it comes from outside.';
COMMENT ON COLUMN grafana.mention.is_first IS 'The article was public before its copies, or has none.';

CREATE VIEW grafana.visit AS
SELECT v.first_reported::timestamp AT TIME ZONE 'UTC' AS time, v.id AS visit_id, array_to_string(v.visitors, ', ') AS visitors, v.from_side, v.to_side, v.place,
  v.start AS start_day, v."end" AS end_day, v.stage, v.historical, v.first_reported, v.last_reported, v.confidence,
  (SELECT count(*) FROM visit_report r WHERE r.visit_id = v.id) AS reports
FROM visit v WHERE v.merged_into_id IS NULL;
COMMENT ON VIEW grafana.visit IS 'The ledger of visits, one row each; those merged into another are left out.';
COMMENT ON COLUMN grafana.visit.time IS 'Day of the first report at 00:00 UTC; of the visit itself while nothing reported it.';
COMMENT ON COLUMN grafana.visit.visitors IS 'Actor ids where known, else words.';
COMMENT ON COLUMN grafana.visit.start_day IS 'ISO day, month or year, or null.';
COMMENT ON COLUMN grafana.visit.stage IS 'Invited, Announced, Underway, Concluded, Postponed, Cancelled, Denied or Unconfirmed.';
COMMENT ON COLUMN grafana.visit.historical IS 'Known from the watchlist; never alerts.';
COMMENT ON COLUMN grafana.visit.confidence IS '0 to 1, the best of its reports.';

CREATE VIEW grafana.visit_report AS
SELECT r.day::timestamp AT TIME ZONE 'UTC' AS time, r.day, r.visit_id, r.article_id, a.source_id, a.source_side, a.title, a.address, r.stage, r.is_new, r.sentence, r.confidence
FROM visit_report r JOIN article a ON a.id = r.article_id WHERE r.visit_id IS NOT NULL;
COMMENT ON VIEW grafana.visit_report IS 'What one article says of one visit.';
COMMENT ON COLUMN grafana.visit_report.is_new IS 'It reports the travel itself, not its background.';

CREATE VIEW grafana.collected_day AS
SELECT day::timestamp AT TIME ZONE 'UTC' AS time, day, source_id, collected, relevant FROM collected_day;
COMMENT ON VIEW grafana.collected_day IS 'Articles of a source that count for a day: what shares are taken of. No row = nothing collected.';
COMMENT ON COLUMN grafana.collected_day.collected IS 'Articles, relevant or not, each once however often its page was seen; from archives too.';

CREATE VIEW grafana.poll_day AS
SELECT day::timestamp AT TIME ZONE 'UTC' AS time, day, source_id, polls, worked, broken, error FROM poll_day;
COMMENT ON VIEW grafana.poll_day IS 'How the polls of a source went on a day of the outlet. A day with polls of which none worked says nothing of the outlet.';
COMMENT ON COLUMN grafana.poll_day.worked IS 'Polls that could read something.';
COMMENT ON COLUMN grafana.poll_day.broken IS 'Polls after which the outlet looked rebuilt.';
COMMENT ON COLUMN grafana.poll_day.error IS 'The last error of the day.';

CREATE VIEW grafana.source_state AS
SELECT source_id, last_poll, last_success, last_new_article, next_poll, errors, last_error, health, health_since FROM source_state;
COMMENT ON VIEW grafana.source_state IS 'How each source fares now. All times UTC.';
COMMENT ON COLUMN grafana.source_state.errors IS 'Polls in a row that failed.';
COMMENT ON COLUMN grafana.source_state.health IS 'NeverPolled, Failing, LayoutBroken, PartlyFailing, NeverWorked, Quiet, Late or Healthy, as judged after the last poll.';
