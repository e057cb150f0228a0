using System.Collections.ObjectModel;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>How one source wants to be asked.</summary>
/// <param name="Delay">Pause between two requests to a host.</param>
internal sealed record FetchManners(TimeSpan Delay)
{
    private readonly Source? source;

    private FetchManners(Source source) : this(source.Delay) => this.source = source;

    /// <summary>No pause, nothing special: for one look at an address that belongs to no source.</summary>
    public static FetchManners Plain { get; } = new(TimeSpan.Zero);

    public static FetchManners Of(Source source) => new(source);

    /// <summary>Extra headers of a request. They may be secrets between the outlet and us, so hosts it only links or redirects to do not get them.</summary>
    public IReadOnlyDictionary<string, string> HeadersFor(Uri address) =>
        source is not null && SourceHosts.Has(source, address) ? source.Headers : ReadOnlyDictionary<string, string>.Empty;

    /// <summary>True where TLS that is no longer held to be safe is spoken too: only to the hosts of a source that says so.</summary>
    public bool LegacyTlsFor(Uri address) => source is { LegacyTls: true } && SourceHosts.Has(source, address);
}
