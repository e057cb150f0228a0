using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One source and how it fares; instants in UTC. Health is null when it is not polled.</summary>
internal sealed record SourceJson(
    string Id, string Name, string Side, IReadOnlyList<string> Languages, string? Site, bool Enabled, Health? Health, string State, string Why, DateTime? HealthSince,
    DateTime? LastPoll, DateTime? LastSuccess, DateTime? LastNewArticle, DateTime? NextPoll, int Errors, string? LastError, string Rhythm,
    int Collected, int Relevant, int Pending, int Quarantined)
{
    /// <param name="now">UTC.</param>
    public static SourceJson Of(Source source, SourceHealth? seen, DateTime now)
    {
        SourceState? state = seen?.State;
        Health? health = source.Enabled ? HealthRules.Judge(state, now) : null;
        return new SourceJson(
            source.Id, source.Name, source.Side, source.Languages, OutsideText.Address(source.Site.AbsoluteUri), source.Enabled, health,
            health is { } h ? HealthWords.Word(h) : "switched off", health is { } w ? HealthWords.Why(state, w, now) : "", state?.Health == health ? state?.HealthSince : null,
            state?.LastPoll, state?.LastSuccess, state?.LastNewArticle, state?.NextPoll, state?.Errors ?? 0,
            state?.LastError is { } error ? OutsideText.Clean(error) : null, state is null ? "" : HealthWords.Rhythm(state.Rhythm),
            seen?.Collected ?? 0, seen?.Relevant ?? 0, seen?.Pending ?? 0, seen?.Quarantined ?? 0);
    }
}

/// <summary>Sources with their health.</summary>
internal static class SourceOperations
{
    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/sources", "Every source of the watchlist and how it fares.", ApiParameter.Paging, typeof(ApiList<SourceJson>), ListAsync),
        new("/api/v1/sources/{id}", "One source.", [], typeof(SourceJson), OneAsync),
    ];

    private static async Task<IResult> ListAsync(HttpContext context, Watchlist watchlist, SourceQueries sources, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        (int Limit, int Offset) page = query.Page();
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        IReadOnlyDictionary<string, SourceHealth> health = await sources.HealthAsync(cancellationToken);
        DateTime now = time.GetUtcNow().UtcDateTime;
        return ApiAnswer.Json(context, ApiLists.Cut<SourceJson>(context, "source of the watchlist", page, [.. watchlist.Sources.Select(s => SourceJson.Of(s, health.GetValueOrDefault(s.Id), now))]));
    }

    private static async Task<IResult> OneAsync(HttpContext context, string id, Watchlist watchlist, SourceQueries sources, TimeProvider time, CancellationToken cancellationToken)
    {
        if (watchlist.Sources.FirstOrDefault(s => s.Id == id) is not { } source)
            return ApiAnswer.NotFound("The watchlist has no such source.");
        IReadOnlyDictionary<string, SourceHealth> health = await sources.HealthAsync(cancellationToken);
        return ApiAnswer.Json(context, SourceJson.Of(source, health.GetValueOrDefault(id), time.GetUtcNow().UtcDateTime));
    }
}
