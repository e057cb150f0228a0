using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Follows redirects one by one, so that each address on the way is checked like the first.</summary>
internal static class Redirects
{
    /// <param name="start">Where to begin; what is not http(s) is refused, here and on the way.</param>
    /// <param name="most">Redirects followed at the most.</param>
    /// <param name="ask">Sends one request.</param>
    public static async Task<FetchResult> FollowAsync(Uri start, int most, Func<Uri, Task<HostAnswer>> ask)
    {
        Uri at = start;
        bool permanently = true;
        for (int count = 0; count <= most; count++)
        {
            if (!IsWeb(at))
                return new FetchResult.Failed(FetchFailure.Forbidden, $"not an http address of a host: {at}");
            HostAnswer answer = await ask(at);
            if (answer.Result is { } result)
                return at == start ? result : Redirected(result, at, permanently);
            at = answer.RedirectTo!;
            permanently &= answer.Permanently;
        }

        return new FetchResult.Failed(FetchFailure.Redirect, $"more than {most} redirects, the last to {at}");
    }

    private static FetchResult Redirected(FetchResult result, Uri at, bool permanently) => result switch
    {
        FetchResult.Failed failed => failed with { Reason = $"{failed.Reason} (redirected to {at})" },
        FetchResult.Page page when permanently => page with { PermanentAddress = at },
        FetchResult.NotModified same when permanently => same with { PermanentAddress = at },
        _ => result,
    };

    /// <summary>True for http and https, at a host that can be looked up.</summary>
    public static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && LinkHost.CanBeAsked(address);
}
