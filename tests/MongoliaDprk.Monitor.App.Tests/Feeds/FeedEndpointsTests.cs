using System.Text;
using System.Xml.Linq;
using MongoliaDprk.Monitor.App.Feeds;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Feeds;

public sealed class FeedEndpointsTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void Alerts_are_an_Atom_feed_that_our_own_reader_reads()
    {
        string xml = AlertFeed.Write("Aland – Borduria", new Uri("https://monitor.test/alerts.atom"),
        [
            Alert(2, "Visit <b>announced</b> & \u0001 방문", "Line one\n“Айлчлал & <x>”", "https://paper.test/2?a=1&b=2"),
            Alert(1, "Source failing", "503", null),
        ]);

        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml), "application/atom+xml", new Uri("https://monitor.test/alerts.atom"));
        Assert.Equal(["Visit <b>announced</b> & 방문", "Source failing"], feed.Items.Select(i => i.Title));
        Assert.Equal("https://paper.test/2?a=1&b=2", feed.Items[0].Link);

        // what RFC 4287 demands of feeds (§4.1.1) and entries (§4.1.2)
        XElement root = XDocument.Parse(xml).Root!;
        Assert.Equal(Atom + "feed", root.Name);
        Assert.All(["id", "title", "updated"], name => Assert.Single(root.Elements(Atom + name)));
        Assert.NotEmpty(root.Elements(Atom + "author").Elements(Atom + "name"));
        Assert.Contains(root.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "self");
        Assert.All(root.Elements(Atom + "entry"), entry =>
        {
            Assert.All(["id", "title", "updated", "content"], name => Assert.Single(entry.Elements(Atom + name)));
            Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture).Offset);
        });
        string[] ids = [.. root.Descendants(Atom + "id").Select(i => i.Value)];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(Uri.IsWellFormedUriString(id, UriKind.Absolute), id));
        Assert.Contains("encoding=\"utf-8\"", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void Visits_and_days_are_a_calendar_as_RFC_5545_asks()
    {
        Watchlist watchlist = TestWatchlist.Pair with
        {
            Calendar = [new CalendarDay("founding", "09-09", "Founding day", "flowers; cards, and\nmore"), new CalendarDay("forty", "2026-11-20", "40 years", null)],
        };
        string longPlace = string.Concat(Enumerable.Repeat("Улаанбаатар, 평양; \\ ", 12));
        string calendar = new VisitCalendar(watchlist).Write(
        [
            Visit(7, "2026-03-05", "2026-03-07", VisitStage.Announced, longPlace),
            Visit(8, "2026-04", null, VisitStage.Cancelled, null),
            Visit(9, "2026", null, VisitStage.Invited, null),
            Visit(10, "2026-05-01", null, VisitStage.Concluded, null),
        ]);

        Assert.EndsWith("END:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        string[] raw = calendar.Split("\r\n");
        Assert.All(raw, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain(raw, line => line.Contains('\n', StringComparison.Ordinal));
        string[][] events = [.. Unfolded(calendar).Split("BEGIN:VEVENT\r\n").Skip(1).Select(e => e.Split("\r\n"))];
        Assert.Equal(5, events.Length);
        Assert.All(events, e => Assert.All(["UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "SUMMARY:"], key => Assert.Single(e, line => line.StartsWith(key, StringComparison.Ordinal))));
        Assert.Contains("DTSTART;VALUE=DATE:20260305", events[0]);
        Assert.Contains("DTEND;VALUE=DATE:20260308", events[0]);
        Assert.Contains("STATUS:TENTATIVE", events[0]);
        Assert.Contains("SEQUENCE:3", events[0]);
        Assert.Contains("LOCATION:" + longPlace.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal), events[0]);
        Assert.Contains("STATUS:CANCELLED", events[1]);
        Assert.Contains("DTEND;VALUE=DATE:20260501", events[1]);
        Assert.Contains("day not stated", events[1].Single(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", events[2]);
        Assert.Contains("RRULE:FREQ=YEARLY", events[3]);
        Assert.Contains("DESCRIPTION:flowers\\; cards\\, and more", events[3]);
        Assert.Contains("UID:day-forty@mongoliadprk.monitor", events[4]);
    }

    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);

    private static AlertItem Alert(long id, string title, string text, string? address) =>
        new(id, $"visit:{id}:announced", AlertKind.NewVisit, title, text, address, new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc), id, 0.9, []);

    private static VisitItem Visit(long id, string? start, string? end, VisitStage stage, string? place) =>
        new(id, ["aland"], "aa", "bb", place, start, end, stage, false, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2), 2, 0.9, Version: 3);
}
