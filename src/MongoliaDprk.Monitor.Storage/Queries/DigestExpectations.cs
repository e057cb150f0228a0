using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// What became of the messages that the calendar expects: met in the digest whose articles tell it first, missed in the digest of the day on
/// which the wait is over, awaited in every digest of its window.
/// </summary>
internal static class DigestExpectations
{
    public static async Task<IReadOnlyList<DigestExpected>> ReadAsync(
        MonitorDbContext context, ExpectedEvents events, Watchlist watchlist, DigestQueries.Scope scope, List<FoundArticle> articles, CancellationToken cancellationToken)
    {
        Expectation[] all = [.. watchlist.Calendar.SelectMany(c => c.Expected)];
        if (all.Length == 0)
            return [];
        DateOnly before = Before(scope);
        IReadOnlyList<ExpectedEvent> judged = await CalendarQueries.JudgeAsync(
            context, events, before.AddDays(-all.Max(e => e.Latest) - ExpectedEvents.GraceDays), scope.Day.AddDays(-all.Min(e => e.Earliest)), scope.Day, cancellationToken);
        HashSet<long> found = [.. articles.Select(a => a.Id)];
        return [.. judged.Where(e => IsTold(e, before, scope.Day, found)).Select(e => new DigestExpected(e.On, $"{e.Day.Name}: {e.Expectation.What}", e.State, e.Evidence.FirstOrDefault()?.Title, e.Evidence.FirstOrDefault()?.Address))];
    }

    /// <summary>The day of the digest before.</summary>
    private static DateOnly Before(DigestQueries.Scope scope) => scope.Span is { } span
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(span.From.AddTicks(-1), span.Zone))
        : scope.Day.AddDays(-1);

    private static bool IsTold(ExpectedEvent expected, DateOnly before, DateOnly day, HashSet<long> found)
    {
        DateOnly given = expected.To.AddDays(ExpectedEvents.GraceDays + 1);
        return expected.State switch
        {
            ExpectedState.Met => found.Contains(expected.Evidence[0].ArticleId),
            ExpectedState.Pending => expected.From <= day,
            _ => given > before && given <= day,
        };
    }
}
