using Microsoft.AspNetCore.Http.Extensions;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Feed readers and calendars know only an address: a token of scope <c>feed</c> may stand in it.</summary>
internal static class FeedTokens
{
    public const string Parameter = "token";

    /// <summary>Marks an endpoint as a feed.</summary>
    public static T AsFeed<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new FeedMark());

    /// <summary>The address of a request as it may be written into its answer: without the token, for feeds are passed on.</summary>
    public static Uri Address(HttpRequest request)
    {
        IEnumerable<KeyValuePair<string, string>> kept = request.Query.Where(q => q.Key != Parameter).Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()));
        return new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, QueryString.Create(kept!)));
    }
}
