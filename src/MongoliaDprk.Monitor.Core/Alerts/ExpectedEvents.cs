using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>
/// Looks for the messages that the calendar expects. Who is named is asked by actor and not by words, so that a message counts in whatever
/// language, spelling or title it came.
/// </summary>
public sealed class ExpectedEvents(Watchlist watchlist)
{
    /// <summary>Days after the window until a message counts as missed: outlets are read late, and date their articles late.</summary>
    public const int GraceDays = 2;

    /// <summary>Share of the window's days that must have been collected before silence means something.</summary>
    private const double EnoughDays = 0.6;

    private readonly Dictionary<string, Actor> actors = watchlist.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Office> offices = watchlist.Offices.ToDictionary(o => o.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, string> sourceSides = watchlist.Sources.ToDictionary(s => s.Id, s => s.Side, StringComparer.Ordinal);

    /// <summary>All messages expected for days from <paramref name="from"/> to <paramref name="to"/>, by day.</summary>
    /// <param name="articles">At least those of the windows.</param>
    /// <param name="collected">As <paramref name="articles"/>.</param>
    public IReadOnlyList<ExpectedEvent> Judge(
        DateOnly from, DateOnly to, DateOnly today, IReadOnlyList<EventArticle> articles, IReadOnlyList<SourceDay> collected) =>
    [
        .. Days(from, to).SelectMany(d => d.Day.Expected.Select(e => Judge(d.Day, e, d.On, today, articles, collected))).OrderBy(e => e.On).ThenBy(e => e.Day.Id, StringComparer.Ordinal),
    ];

    /// <summary>The days of the calendar in a span of time, in order.</summary>
    public IReadOnlyList<(CalendarDay Day, DateOnly On)> Days(DateOnly from, DateOnly to) =>
    [
        .. Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(year => watchlist.Calendar.Select(day => (Day: day, On: day.In(year))))
            .Where(d => d.On >= from && d.On <= to).Select(d => (d.Day, d.On!.Value)).OrderBy(d => d.Value).ThenBy(d => d.Day.Id, StringComparer.Ordinal),
    ];

    private ExpectedEvent Judge(
        CalendarDay day, Expectation expected, DateOnly on, DateOnly today, IReadOnlyList<EventArticle> articles, IReadOnlyList<SourceDay> collected)
    {
        DateOnly first = on.AddDays(expected.Earliest), last = on.AddDays(expected.Latest);
        EventArticle[] onTopic =
        [
            .. articles.Where(a => a.Day >= first && a.Day <= last && expected.Topics.Intersect(a.Topics, StringComparer.Ordinal).Any())
                .OrderBy(a => a.Day).ThenBy(a => a.ArticleId),
        ];
        HashSet<string> from = Meant(expected.From, on), to = Meant(expected.To, on);
        string[] sides = [.. Sides(expected.From).Concat(Sides(expected.To)).Distinct(StringComparer.Ordinal)];
        EventArticle[] evidence = [.. onTopic.Where(a => a.Actors.Any(from.Contains) && a.Actors.Any(to.Contains))];
        EventArticle[] near = [.. onTopic.Except(evidence).Where(a => sides.All(side => a.Actors.Any(id => actors.GetValueOrDefault(id)?.Side == side)))];
        SourceDay[] read = [.. collected.Where(c => c.Day >= first && c.Day <= last && sides.Contains(sourceSides.GetValueOrDefault(c.SourceId)))];
        int days = read.Select(c => c.Day).Distinct().Count(), all = last.DayNumber - first.DayNumber + 1;
        ExpectedState state = evidence.Length > 0 ? ExpectedState.Met
            : today <= last.AddDays(GraceDays) ? ExpectedState.Pending
            : days >= EnoughDays * all ? ExpectedState.Missed : ExpectedState.NotCollected;
        return new ExpectedEvent(
            day, expected, on, first, last, state, evidence, state == ExpectedState.Met ? [] : near, days, [.. read.Select(c => c.SourceId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Actors that are meant on a day. Where the watchlist does not know who holds an office, any actor of its country is: better no alarm than a false one.</summary>
    private HashSet<string> Meant(IReadOnlyList<string> ids, DateOnly day)
    {
        HashSet<string> meant = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (actors.ContainsKey(id))
                meant.Add(id);
            else if (offices.TryGetValue(id, out Office? office))
                meant.UnionWith(Holders(office, day));
            else
                meant.UnionWith(watchlist.Actors.Where(a => a.Side == id).Select(a => a.Id));
        }

        return meant;
    }

    private IEnumerable<string> Holders(Office office, DateOnly day)
    {
        Actor[] holders = [.. watchlist.Actors.Where(a => a.Offices.Any(t => t.OfficeId == office.Id && t.Holds(day)))];
        return (holders.Length > 0 ? holders : watchlist.Actors.Where(a => a.Side == office.Side)).Select(a => a.Id);
    }

    private IEnumerable<string> Sides(IEnumerable<string> ids) =>
        ids.Select(id => actors.TryGetValue(id, out Actor? actor) ? actor.Side : offices.TryGetValue(id, out Office? office) ? office.Side : id);
}
