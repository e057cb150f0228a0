using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>The tables of <c>monitor trends</c> that are more than a count.</summary>
/// <param name="query">What is counted.</param>
internal sealed class TrendTables(
    CountQuery query, SourceScope scope, ShownNames names, TrendQueries trends, PairQueries pairs, PresenceQueries presences, CoverageQueries coverages)
{
    private readonly IReadOnlyCollection<string>? sources = scope.Ids;

    private static readonly string CoverageNote =
        "A step on whose days nothing was collected and no poll worked is 'not collected': it has no number, not zero. 'partly' = some of its days.";

    private string Unit => CountUnits.Noun(query.Unit).Many;

    /// <summary>The keys counted most, with their change.</summary>
    public async Task<TrendTable> TopAsync(int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<TopKey> top = await trends.TopAsync(query.By, query.Unit, query.Filter, most, cancellationToken);
        string before = PeriodBefore.Of(query.Filter) is { From: { } from, To: { } to }
            ? $"before = {Text.Day(from)} to {Text.Day(to)}, as many days; change share = change as a part of before."
            : "Give --from and --to to see the change against the period before.";
        return new TrendTable(
            [Text.Lower(query.By), "name", Unit, "before", "change", "change share"],
            [.. top.Select(t => new object?[] { t.Key, Name(t.Key), t.Count, t.Before, t.Change, t.ChangeShare })],
            [Meaning, before]);
    }

    public async Task<TrendTable> PairsAsync(int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<PairCount> found = await pairs.TopAsync(query.Filter, most, cancellationToken);
        return new TrendTable(
            ["actor", "name", "with", "with name", "articles", "first", "last"],
            [.. found.Select(p => new object?[] { p.Actor, names.Actor(p.Actor), p.Other, names.Actor(p.Other), p.Articles, p.First, p.Last })],
            ["articles = relevant articles that name both, each once; first and last = days of the first and the last of them."]);
    }

    /// <param name="silences">With the longest silence and the one that still lasts.</param>
    /// <param name="today">Where the period has no end.</param>
    public async Task<TrendTable> PresenceAsync(bool silences, DateOnly today, CancellationToken cancellationToken)
    {
        IReadOnlyList<Presence> found = await presences.ListAsync(query.By, query.Filter, null, cancellationToken);
        string[] columns = [Text.Lower(query.By), "name", "first", "last", "days"];
        if (!silences)
            return new TrendTable(columns, [.. found.Select(p => new object?[] { p.Key, Name(p.Key), p.First, p.Last, p.Days })], ["days = days with at least one article."]);
        DateOnly until = query.Filter.To < today ? query.Filter.To.Value : today;
        TrendCoverage coverage = await coverages.ReadAsync(query.Filter.From, until, TrendPer.Year, sources, cancellationToken);
        return new TrendTable(
            [.. columns, "longest silence", "from", "to", "not collected", "silent now", "not collected now"],
            [.. found.Select(p => new object?[]
            {
                p.Key, Name(p.Key), p.First, p.Last, p.Days, p.Longest?.Days, p.Longest?.From, p.Longest?.To, Missed(coverage, p.Longest),
                p.Until(until)?.Days ?? 0, Missed(coverage, p.Until(until)),
            })],
            ["days = days with at least one article; longest silence = days in a row without one, between two of them; silent now = days since the last.",
                "not collected = of these days, those on which nothing was collected and no poll worked: the silence may be none."]);
    }

    public async Task<TrendTable> CoverageAsync(TrendPer per, CancellationToken cancellationToken)
    {
        TrendCoverage coverage = await coverages.ReadAsync(query.Filter.From, query.Filter.To, per, sources, cancellationToken);
        IEnumerable<object?[]> steps = coverage.Steps.Select(s => new object?[]
            { s.Step, TrendCalendar.LastDay(s.Step, per), s.Known ? s.KnownDays < s.Days ? "partly" : "collected" : "not collected", null, s.Collected, $"{s.KnownDays} of {s.Days} days" });
        IEnumerable<object?[]> spans = coverage.Spans.Where(s => s.Source is not null).Select(s => new object?[] { s.From, s.To, Word(s.Kind), s.Source, null, s.Why });
        IEnumerable<object?[]> breaks = coverage.Breaks.Select(b => new object?[] { b.Day, b.Day, Word(b.Kind), b.Source, null, b.What });
        return new TrendTable(
            ["from", "to", "what", "source", "articles", "why"], [.. steps.Concat(spans).Concat(breaks)],
            ["articles = collected, relevant or not, of the sources that are meant. Days are those of the outlet.", CoverageNote]);
    }

    /// <summary>Every step of every key, zeros included, with what is asked for beside it.</summary>
    /// <param name="most">Keys at the most.</param>
    public async Task<TrendTable> SeriesAsync(SeriesOptions wanted, int most, CancellationToken cancellationToken)
    {
        TrendPer per = wanted.Per;
        IReadOnlyList<TopKey> top = await trends.TopAsync(query.By, query.Unit, query.Filter, most, cancellationToken);
        TrendCoverage coverage = await coverages.ReadAsync(query.Filter.From, query.Filter.To, per, sources, cancellationToken);
        DateOnly[] steps = [.. coverage.Steps.Select(s => s.Step)];
        TrendQuery trend = new(query.By, per, query.Filter) { Keys = [.. top.Select(t => t.Key)] };
        IReadOnlyList<TrendLine> lines = TrendLine.Of(await trends.CountAsync(trend, cancellationToken), steps, query.Unit);
        Dictionary<(DateOnly, string), SharePoint> shares = wanted.Share
            ? (await trends.ShareAsync(trend, sources, cancellationToken)).ToDictionary(s => (s.Step, s.Key))
            : [];
        Dictionary<string, IReadOnlyList<int?>> before = wanted.YearOnYear ? await YearBeforeAsync(trend, steps, cancellationToken) : [];
        List<object?[]> rows = [];
        foreach (TrendLine line in lines)
        {
            IReadOnlyList<double?> averages = wanted.Average is { } width ? line.MovingAverage(width) : [];
            for (int i = 0; i < steps.Length; i++)
            {
                CoverageStep step = coverage.Steps[i];
                int? count = step.Known || line.Values[i] > 0 ? line.Values[i] : null;
                List<object?> row = [steps[i], line.Key, Name(line.Key), count];
                if (wanted.Share)
                    row.Add(shares.TryGetValue((steps[i], line.Key), out SharePoint? share) ? share.Share : step.Collected > 0 ? 0.0 : null);
                if (wanted.Average is { } over)
                    row.Add(coverage.Steps.Skip(i - over + 1).Take(over).All(s => s.Known) ? averages[i] : null);
                if (wanted.YearOnYear)
                    row.AddRange([before.GetValueOrDefault(line.Key)?[i], count - before.GetValueOrDefault(line.Key)?[i]]);
                row.Add(!step.Known ? "not collected" : step.KnownDays < step.Days ? "partly" : "");
                rows.Add([.. row]);
            }
        }

        return new TrendTable(wanted.Columns(Text.Lower(query.By), Unit), rows, [Meaning, .. wanted.Notes, CoverageNote]);
    }

    /// <summary>A year more than the period is read, so that its first year has something before it.</summary>
    private async Task<Dictionary<string, IReadOnlyList<int?>>> YearBeforeAsync(TrendQuery trend, DateOnly[] steps, CancellationToken cancellationToken)
    {
        if (steps.Length == 0 || TrendLine.YearBefore(steps[0], trend.Per) is not { } first)
            return [];
        TrendQuery earlier = trend with { Filter = trend.Filter with { From = first } };
        TrendCoverage coverage = await coverages.ReadAsync(first, trend.Filter.To, trend.Per, sources, cancellationToken);
        HashSet<DateOnly> known = [.. coverage.Steps.Where(s => s.Known).Select(s => s.Step)];
        DateOnly[] all = [.. TrendCalendar.Steps(first, steps[^1], trend.Per)];
        return TrendLine.Of(await trends.CountAsync(earlier, cancellationToken), all, query.Unit).ToDictionary(
            l => l.Key,
            l => (IReadOnlyList<int?>)[.. l.YearBefore(all, trend.Per).Zip(all).Where(v => v.Second >= steps[0])
                .Select(v => TrendLine.YearBefore(v.Second, trend.Per) is { } day && known.Contains(day) ? v.First : null)]);
    }

    private static int? Missed(TrendCoverage coverage, Silence? silence) => silence is null ? null : coverage.Spans
        .Where(s => s.Kind == CoverageKind.NotCollected)
        .Sum(s => Math.Max(0, Math.Min(s.To.DayNumber, silence.To.DayNumber) - Math.Max(s.From.DayNumber, silence.From.DayNumber) + 1));

    private string Meaning => $"In {Unit}: {CountUnits.Meaning(query.Unit)}.";

    private string Name(string key) => CountReport.Name(query.By, key, names);

    /// <summary>"not collected" for NotCollected.</summary>
    private static string Word<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>What stands beside the numbers of a series.</summary>
/// <param name="Average">Width of a moving average in steps.</param>
internal sealed record SeriesOptions(TrendPer Per, bool Share, int? Average, bool YearOnYear)
{
    public string[] Columns(string by, string unit) =>
    [
        Text.Lower(Per), by, "name", unit, .. Share ? ["share"] : Array.Empty<string>(), .. Average is { } n ? [$"average of {n}"] : Array.Empty<string>(),
        .. YearOnYear ? ["year before", "change"] : Array.Empty<string>(), "coverage",
    ];

    public IEnumerable<string> Notes
    {
        get
        {
            if (Share)
                yield return "share = relevant articles for the row as a part of all articles collected in the step, relevant or not: of that source where it is by source, else of all sources that are meant.";
            if (Average is { } n)
                yield return $"average of {n} = the mean of the step and the {n - 1} before it; empty where there are fewer, or one of them was not collected.";
            if (YearOnYear)
                yield return "year before = the same day, month, quarter or year a year before; of weeks the one 52 weeks before; empty where nothing was collected.";
        }
    }
}
