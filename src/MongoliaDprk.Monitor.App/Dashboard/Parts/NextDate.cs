using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What comes next in a visit that is not over, in words: the date to wait for, and how far away it is.</summary>
internal static class NextDate
{
    /// <summary>Visits without a date, or with one that has passed, come last.</summary>
    public static DateOnly Of(VisitItem visit) => IsoDay.Last(visit.Stage == VisitStage.Underway ? visit.End : visit.Start) ?? DateOnly.MaxValue;

    public static string Words(VisitItem visit, DateOnly today) => visit.Stage switch
    {
        VisitStage.Underway => Ending(visit.End, today),
        VisitStage.Postponed when IsoDay.Last(visit.Start) is not { } start || start < today => "no new date is known",
        _ => Starting(visit.Start, today),
    };

    private static string Ending(string? end, DateOnly today) => IsoDay.Last(end) is not { } last ? "its end is not known"
        : last == today ? "ends today"
        : last > today ? $"ends {end}, {Days(last, today)}"
        : $"was to end {end}, {Days(last, today)}; nobody reports that it is over";

    /// <summary>A date that names the month only has passed when the month has.</summary>
    private static string Starting(string? start, DateOnly today)
    {
        if ((IsoDay.First(start), IsoDay.Last(start)) is not ({ } first, { } last))
            return "no date is known";
        if (last < today)
            return $"was due {start}, {Days(last, today)}; nobody reports it";
        return first != last ? $"planned for {start}" : first == today ? "starts today" : $"starts {start}, {Days(first, today)}";
    }

    private static string Days(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var days => $"in {DigestWords.Count(days, "day")}",
        var days => $"{DigestWords.Count(-days, "day")} ago",
    };
}
