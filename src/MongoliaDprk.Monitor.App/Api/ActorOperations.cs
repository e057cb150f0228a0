using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Who is watched, and when it was named.</summary>
internal static class ActorOperations
{
    private const int MostPairs = 50;

    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/actors", "Every actor of the watchlist with first and last mention.", ApiParameter.Paging, typeof(ApiList<ActorJson>), ListAsync),
        new("/api/v1/actors/{id}", "One actor, with those it is named together with most.", [], typeof(ActorJson.Whole), OneAsync),
    ];

    private static async Task<IResult> ListAsync(HttpContext context, Watchlist watchlist, PresenceQueries presences, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        (int Limit, int Offset) page = query.Page();
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        Actor[] shown = [.. watchlist.Actors.Skip(page.Offset).Take(page.Limit)];
        Dictionary<string, Presence> presence = (await presences.ListAsync(TrendBy.Actor, new MentionFilter(), [.. shown.Select(a => a.Id)], cancellationToken))
            .ToDictionary(p => p.Key, StringComparer.Ordinal);
        return ApiAnswer.Json(context, ApiLists.Page<ActorJson>(
            context, "actor of the watchlist", watchlist.Actors.Count, page, [.. shown.Select(a => ActorJson.Of(a, presence.GetValueOrDefault(a.Id), watchlist))]));
    }

    private static async Task<IResult> OneAsync(
        HttpContext context, string id, Watchlist watchlist, ShownNames names, PresenceQueries presences, PairQueries pairs, CancellationToken cancellationToken)
    {
        if (watchlist.Actors.FirstOrDefault(a => a.Id == id) is not { } actor)
            return ApiAnswer.NotFound("The watchlist has no such actor.");
        IReadOnlyList<Presence> presence = await presences.ListAsync(TrendBy.Actor, new MentionFilter(Actor: id), null, cancellationToken);
        IReadOnlyList<PairCount> with = await pairs.TopAsync(new MentionFilter(Actor: id), MostPairs, cancellationToken);
        return ApiAnswer.Json(context, new ActorJson.Whole(
            ActorJson.Of(actor, presence.FirstOrDefault(), watchlist),
            [.. with.Select(p => new ActorJson.PairOf(p.Other, names.Actor(p.Other), p.Articles, p.First, p.Last, QueryText.ApiList(CountedList.Of(p, new MentionFilter()))))]));
    }
}
