using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>How long a list is and where its far pages begin, from the kept numbers where they tell.</summary>
internal static class ListLength
{
    private const int Near = 1000;

    /// <param name="most">See <see cref="ListQueries.CountAsync"/>.</param>
    public static async Task<int> OfAsync(MonitorDbContext context, ListQuery query, int? most, CancellationToken cancellationToken) =>
        Kept(query) is { } kept ? (await StepsAsync(context, kept, null, kept.Filter, cancellationToken)).Sum(c => In(c, query.Unit)) : await FactsAsync(context, query, most, cancellationToken);

    /// <summary>
    /// The list without the newest days that a page leaves out as a whole, and how many of its rows the page still leaves out: a page far
    /// down is found by adding up months and days, not by reading all rows before it. Pages keep their numbers, which addresses name.
    /// </summary>
    /// <param name="unit">What the pages are cut by.</param>
    /// <param name="near">Fewer rows are left out by reading them.</param>
    public static async Task<(ListQuery Query, int Skip)> FromAsync(MonitorDbContext context, ListQuery query, CountUnit unit, int skip, CancellationToken cancellationToken, int near = Near)
    {
        if (skip < near || Kept(query with { Unit = unit }) is not { } kept)
            return (query, skip);
        MentionFilter filter = kept.Filter;
        foreach (TrendPer per in kept.ByDay ? (TrendPer[])[TrendPer.Month, TrendPer.Day] : [TrendPer.Month])
        {
            (DateOnly? step, skip) = Leave(await StepsAsync(context, kept, per, filter, cancellationToken), unit, skip);
            if (step is not { } first)
                return (query with { Filter = query.Filter with { To = DateOnly.MinValue } }, 0); // behind the end
            DateOnly last = TrendCalendar.LastDay(first, per);
            filter = filter with { From = first < filter.From ? filter.From : first, To = filter.To < last ? filter.To : last };
        }

        return (query with { Filter = query.Filter with { To = filter.To } }, skip);
    }

    /// <summary>The step in which the page begins, and what it leaves out of it.</summary>
    private static (DateOnly? Step, int Skip) Leave(IEnumerable<StepCount> counts, CountUnit unit, int skip)
    {
        foreach (var step in counts.GroupBy(c => c.Day).Select(g => new { Day = g.Key, Count = g.Sum(c => In(c, unit)) }).OrderByDescending(s => s.Day))
        {
            if (skip < step.Count)
                return (step.Day, skip);
            skip -= step.Count;
        }

        return (null, 0);
    }

    private static Task<IEnumerable<StepCount>> StepsAsync(MonitorDbContext context, KeptLength kept, TrendPer? per, MentionFilter filter, CancellationToken cancellationToken) =>
        TrendQueries.StepsAsync(context, kept.By, per, filter, kept.Keys, cancellationToken);

    private static int In(StepCount count, CountUnit unit) => new TrendPoint(count.Day, count.Key, count.Articles, count.Headlines, count.Mentions, count.Hits).In(unit);

    /// <summary>The count that is as high as the list is long; null = only the mentions tell.</summary>
    private static KeptLength? Kept(ListQuery query)
    {
        MentionFilter filter = query.Filter;
        (TrendBy by, MentionFilter rest, string[]? keys) = filter switch
        {
            { Topic: { } topic } => (TrendBy.Topic, filter with { Topic = null }, (string[])[topic]),
            { Actor: not null } => (TrendBy.Actor, filter, null),
            { Office: not null } => (TrendBy.Office, filter, null),
            { Country: not null } => (TrendBy.Country, filter, null),
            { Salience: not null } => (TrendBy.Salience, filter, null),
            { Source: not null } => (TrendBy.Source, filter, null),
            _ => (TrendBy.All, filter, null),
        };
        // headlines and hits of an office are its own; a list of those of its holder is another
        bool office = by == TrendBy.Office && query.Unit is CountUnit.Headline or CountUnit.Hit;
        return query.With is null && (query.CountedOffice is not null || !office) && (query.CountedOffice is null || by == TrendBy.Office)
            && KeptTrend.Of(by, rest) is { } kept ? new KeptLength(by, rest, keys, kept.ByDay) : null;
    }

    private static async Task<int> FactsAsync(MonitorDbContext context, ListQuery query, int? most, CancellationToken cancellationToken) =>
        most is { } number && await NewestWords.FindAsync<int?>(query, number + 1, async newest => await FactsAsync(context, query, most, newest, cancellationToken), found => found!.Value) is { } found
            ? found
            : await FactsAsync(context, query, most, null, cancellationToken);

    /// <param name="newest">See <see cref="FilteredMentions.Of"/>.</param>
    private static async Task<int> FactsAsync(MonitorDbContext context, ListQuery query, int? most, int? newest, CancellationToken cancellationToken)
    {
        IQueryable<MentionRow> mentions = ListQueries.Counted(context, query, newest);
        return query.Unit switch
        {
            CountUnit.Mention => await Bounded(mentions, most).CountAsync(cancellationToken),
            CountUnit.Hit when query.CountedOffice is { } office =>
                await Bounded(mentions, most).SelectMany(m => m.Offices).Where(o => o.OfficeId == office).SumAsync(o => o.Hits, cancellationToken),
            CountUnit.Hit => await Bounded(mentions, most).SumAsync(m => m.Count, cancellationToken),
            // an actor is mentioned once in an article
            _ when query.Filter.Actor is not null => await Bounded(mentions, most).CountAsync(cancellationToken),
            // a search finds the articles by their words: none has to be told from itself
            _ when query.Filter.Text is not null => await Bounded(ListQueries.Matching(context, query, context.Articles, newest), most).CountAsync(cancellationToken),
            _ => await Bounded(mentions.Select(m => m.ArticleId).Distinct(), most).CountAsync(cancellationToken),
        };
    }

    private static IQueryable<T> Bounded<T>(IQueryable<T> rows, int? most) => most is { } number ? rows.Take(number + 1) : rows;

    private sealed record KeptLength(TrendBy By, MentionFilter Filter, string[]? Keys, bool ByDay);
}
