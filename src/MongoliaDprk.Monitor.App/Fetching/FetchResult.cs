using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What asking for one address gave. What goes wrong outside is a result, not an exception.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>Status 2xx with its whole body.</summary>
    /// <param name="ETag">Verbatim, or null.</param>
    /// <param name="LastModified">Verbatim, or null.</param>
    /// <param name="PermanentAddress">Where the page moved for good: the address after redirects that were all 301 or 308; else null.</param>
    /// <param name="FreshFor">How long the server says that asking again gives nothing new; null = it does not say.</param>
    public sealed record Page(
        FetchedPage Content, string? ETag, string? LastModified, Uri? PermanentAddress = null, TimeSpan? FreshFor = null) : FetchResult;

    /// <summary>Status 304 to a conditional request; the parameters as for <see cref="Page"/>.</summary>
    public sealed record NotModified(Uri? PermanentAddress = null, TimeSpan? FreshFor = null) : FetchResult;

    /// <summary>No page.</summary>
    /// <param name="Reason">One line: what happened, with the address where it is another one than asked for.</param>
    /// <param name="Status">HTTP status that was the reason, 410 for what is gone for good; null when there was none.</param>
    /// <param name="RetryAfter">How long the host wants to be left alone, or null.</param>
    public sealed record Failed(FetchFailure Kind, string Reason, int? Status = null, TimeSpan? RetryAfter = null) : FetchResult;
}

/// <summary>Why a page was not fetched.</summary>
internal enum FetchFailure
{
    /// <summary>The address must not be fetched: other scheme than http(s), or inside a private network.</summary>
    Forbidden,

    /// <summary>robots.txt says no.</summary>
    Robots,

    /// <summary>The host wants to be left alone for a while: 429, or 503 with Retry-After.</summary>
    Busy,

    /// <summary>Another status than 2xx.</summary>
    Status,

    /// <summary>No answer, or an unfinished one, within the time limit.</summary>
    Timeout,

    /// <summary>Name not resolved, connection refused, reset or cut, TLS or HTTP broken.</summary>
    Network,

    /// <summary>More bytes than allowed.</summary>
    TooLarge,

    /// <summary>Too many redirects, or one that leads nowhere.</summary>
    Redirect,
}

/// <summary>What a server said of an earlier body, sent back to it verbatim.</summary>
internal sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);
}
