using System.Globalization;
using System.Net.Http.Headers;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Durations a server states. Instants are read relative to its own Date, so that a clock that is hours off changes nothing.</summary>
internal static class ServerTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Retry-After in seconds or as a date (RFC 9110 §10.2.3); null when there is none that can be read.</summary>
    /// <param name="now">Our clock, for servers that do not tell theirs.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (HttpFields.Verbatim(response.Headers, "Retry-After") is not { } raw)
            return null;
        if (double.TryParse(raw.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
        return response.Headers.RetryAfter?.Date is { } date ? Positive(date - (response.Headers.Date ?? now)) : null;
    }

    /// <summary>How long the answer stays fresh (RFC 9111 §4.2): max-age or Expires, less the age it already has; null = the server does not say.</summary>
    public static TimeSpan? FreshFor(HttpResponseMessage response)
    {
        CacheControlHeaderValue? control = response.Headers.CacheControl;
        if (control is { NoCache: true } or { NoStore: true })
            return TimeSpan.Zero;
        TimeSpan? lifetime = control?.MaxAge ?? Expires(response);
        return lifetime is null ? null : Positive(lifetime.Value - (response.Headers.Age ?? TimeSpan.Zero));
    }

    /// <summary>What is no date there, "0" above all, means: stale already (RFC 9111 §5.3).</summary>
    private static TimeSpan? Expires(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.Contains("Expires"))
            return null;
        return response.Content.Headers.Expires is { } until && response.Headers.Date is { } date ? until - date : TimeSpan.Zero;
    }

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span < Longest ? span : Longest;
}
