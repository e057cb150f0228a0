using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A text with the instant at which the monitor would have read it.</summary>
/// <param name="At">When it was published; of a day its noon and of a month the noon of its last day, UTC.</param>
/// <param name="HasClock">The minute is known, not only the day.</param>
internal sealed record ReplayText(TextLine Line, DateTimeOffset At, bool HasClock)
{
    /// <summary>Null = it has no date that can be read.</summary>
    public static ReplayText? Of(TextLine line) => line.PublishedDate() is not { } published ? null : published.Precision switch
    {
        DatePrecision.Minute => new ReplayText(line, published.At, true),
        DatePrecision.Day => new ReplayText(line, Noon(published.Day), false),
        _ => new ReplayText(line, Noon(published.Day.AddMonths(1).AddDays(-1)), false),
    };

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
