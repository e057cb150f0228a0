using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Addresses on the dashboard; all are null where nobody has said under which address readers reach it.</summary>
/// <param name="Root">Address of the dashboard as readers reach it, or null.</param>
/// <param name="Page">Path of this digest there, without its leading slash.</param>
public sealed record DigestLinks(Uri? Root, string Page)
{
    /// <summary>Numbers lead nowhere.</summary>
    public static DigestLinks None { get; } = new(null, "");

    /// <summary>The digest in full.</summary>
    public string? Whole => Of(Page);

    /// <summary>One whole list of the digest.</summary>
    public string? Section(string id) => Of($"{Page}#{id}");

    /// <summary>The list behind a number of mentions.</summary>
    public string? Mentions(string? actor, string? source, DateOnly from, DateOnly to) => Of(string.Create(
        CultureInfo.InvariantCulture,
        $"mentions?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{Part("actor", actor)}{Part("source", source)}"));

    /// <summary>All mentions of an actor.</summary>
    public string? Actor(string id) => Of($"mentions?actor={Uri.EscapeDataString(id)}");

    /// <summary>A visit of the ledger with its evidence.</summary>
    public string? Visit(long id) => Of(string.Create(CultureInfo.InvariantCulture, $"visits?id={id}"));

    /// <summary>How every source fares.</summary>
    public string? Sources => Of("sources");

    private static string Part(string key, string? value) => value is null ? "" : $"&{key}={Uri.EscapeDataString(value)}";

    private string? Of(string path) => Root is null ? null : OutsideText.Address(new Uri(Slashed(Root), path).AbsoluteUri);

    private static Uri Slashed(Uri root) => root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/");
}
