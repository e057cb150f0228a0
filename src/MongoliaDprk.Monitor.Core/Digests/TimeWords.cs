namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Spans of time in words.</summary>
public static class TimeWords
{
    /// <summary>In the largest unit of which there are two or more; a span that is negative (clocks differ) counts as none.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 2 } => DigestWords.Count((int)span.TotalMinutes, "minute"),
        { TotalDays: < 2 } => DigestWords.Count((int)span.TotalHours, "hour"),
        _ => DigestWords.Count((int)span.TotalDays, "day"),
    };
}
