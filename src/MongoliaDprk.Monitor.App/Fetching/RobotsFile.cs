using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What is known of one host's robots.txt, and when it is asked for again.</summary>
/// <param name="Rules">Last rules read; null = never any.</param>
/// <param name="Failure">Why the last attempt gave none; null = it did.</param>
/// <param name="AskAgainAt">Not before this instant.</param>
/// <param name="UnreachableSince">Null = it was not unreachable when last asked for.</param>
internal sealed record RobotsFile(RobotsRules? Rules, FetchResult.Failed? Failure, DateTimeOffset AskAgainAt, DateTimeOffset? UnreachableSince)
{
    /// <summary>RFC 9309 §2.5: at least 500 KiB are parsed; what follows is ignored.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>RFC 9309 §2.4: not kept longer, unless it cannot be reached.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>RFC 9309 §2.3.1.4: after so long, what cannot be reached counts as not there.</summary>
    private static readonly TimeSpan LongestUnreachable = TimeSpan.FromDays(30);

    /// <summary>What asking gave (RFC 9309 §2.3.1).</summary>
    /// <param name="before">What was known so far, or null.</param>
    public static RobotsFile After(FetchResult result, RobotsFile? before, string productToken, DateTimeOffset now)
    {
        if (Read(result, productToken) is { } rules)
            return new RobotsFile(rules, null, now + Lifetime, null);
        FetchResult.Failed failure = result as FetchResult.Failed ?? new(FetchFailure.Network, "no file was sent");
        DateTimeOffset since = before?.UnreachableSince ?? now;
        RobotsRules? kept = before?.Rules ?? (now - since >= LongestUnreachable ? RobotsRules.AllowAll : null);
        // a host that wants to be left alone says itself until when
        DateTimeOffset again = now + (failure.Kind == FetchFailure.Busy ? TimeSpan.Zero : RetryAfterFailure);
        return new RobotsFile(kept, failure with { Reason = "robots.txt: " + failure.Reason }, again, since);
    }

    /// <summary>Null = unreachable: server or network broken. A file that is not there, or that redirects lead nowhere for, allows everything.</summary>
    private static RobotsRules? Read(FetchResult result, string productToken) => result switch
    {
        FetchResult.Page page => RobotsReader.Read(Text(page.Content.Body.Span), productToken),
        FetchResult.Failed { Kind: FetchFailure.Redirect } => RobotsRules.AllowAll,
        FetchResult.Failed { Kind: FetchFailure.Status, Status: >= 300 and < 500 } => RobotsRules.AllowAll,
        _ => null,
    };

    /// <summary>Of a file that was cut off, the last line is not whole and may say something else.</summary>
    private static string Text(ReadOnlySpan<byte> body)
    {
        if (body.Length >= MostBytes)
            body = body[..(body[..MostBytes].LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        return Encoding.UTF8.GetString(body);
    }
}
