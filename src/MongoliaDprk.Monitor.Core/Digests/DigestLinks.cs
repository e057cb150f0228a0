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
    public string? Mentions(string? actor, string? source, DateOnly from, DateOnly to) => Of(List(new DigestList(actor, source, null, from, to)));

    /// <summary>The list behind a number of articles.</summary>
    public string? Articles(DigestList list) => Of(List(list, "unit=article&"));

    /// <summary>An actor with where it is named.</summary>
    public string? Actor(string id) => Of($"actors/{Uri.EscapeDataString(id)}");

    /// <summary>A stored article with the places where actors are named.</summary>
    public string? Article(long id) => Of(string.Create(CultureInfo.InvariantCulture, $"articles/{id}"));

    /// <summary>A visit of the ledger with its evidence.</summary>
    public string? Visit(long id) => Of(string.Create(CultureInfo.InvariantCulture, $"visits/{id}"));

    /// <summary>How every source fares.</summary>
    public string? Sources => Of("sources");

    /// <summary>As the page itself writes it, so that nobody is sent on.</summary>
    private static string List(DigestList list, string unit = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"mentions?{unit}from={list.From:yyyy-MM-dd}&to={list.To:yyyy-MM-dd}{Part("actor", list.Actor)}{Part("source", list.Source)}{Part("topic", list.Topic)}");

    private static string Part(string key, string? value) => value is null ? "" : $"&{key}={Uri.EscapeDataString(value)}";

    private string? Of(string path) => Root is null ? null : OutsideText.Address(new Uri(Slashed(Root), path).AbsoluteUri);

    private static Uri Slashed(Uri root) => root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/");
}
