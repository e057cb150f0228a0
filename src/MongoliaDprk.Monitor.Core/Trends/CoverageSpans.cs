namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>Joins days to spans.</summary>
public static class CoverageSpans
{
    /// <summary>The troubles of each source, days in a row as one span.</summary>
    public static IEnumerable<CoverageSpan> OfTrouble(IEnumerable<SourceDay> days)
    {
        CoverageSpan? open = null;
        foreach (SourceDay day in days.Where(d => d.Trouble is not null).OrderBy(d => d.Source, StringComparer.Ordinal).ThenBy(d => d.Day))
        {
            if (open is not null && open.Source == day.Source && open.Kind == day.Trouble && open.To.AddDays(1) == day.Day)
            {
                open = open with { To = day.Day, Why = day.Error ?? open.Why };
                continue;
            }

            if (open is not null)
                yield return open;
            open = new CoverageSpan(day.Trouble!.Value, day.Source, day.Day, day.Day, day.Error);
        }

        if (open is not null)
            yield return open;
    }

    /// <summary>The days of a period that are not among the known ones.</summary>
    public static IEnumerable<CoverageSpan> NotCollected(IReadOnlySet<DateOnly> known, DateOnly from, DateOnly to)
    {
        DateOnly? first = null;
        for (int number = from.DayNumber; number <= to.DayNumber; number++)
        {
            DateOnly day = DateOnly.FromDayNumber(number);
            if (!known.Contains(day))
            {
                first ??= day;
                continue;
            }

            if (first is { } began)
                yield return new CoverageSpan(CoverageKind.NotCollected, null, began, day.AddDays(-1), null);
            first = null;
        }

        if (first is { } still)
            yield return new CoverageSpan(CoverageKind.NotCollected, null, still, to, null);
    }
}
