using System.Text;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Reads the fields that the XML formats share.</summary>
internal static class FeedFields
{
    /// <summary>Bound on the length of one text, in UTF-16 units; longer ones are cut.</summary>
    private const int LongestText = 2_000_000;

    /// <summary>Trimmed text, or null when there is none.</summary>
    public static string? Text(FeedElement? element)
    {
        string text = element is null ? "" : IsBase64(element) ? Base64(element.PlainText) : element.Text;
        return Clean(element is null || IsLiteral(element) ? text : FeedMarkup.Tidy(text));
    }

    /// <summary>RFC 4287 §3.1.1: the text of Atom is markup only where its type says so; in RSS it is by custom.</summary>
    private static bool IsLiteral(FeedElement element) =>
        element.Name.StartsWith("atom:", StringComparison.Ordinal) && element.Children.Count == 0 && element.Attribute("mode") is null
        && (element.Attribute("type") is not { } type || Is(type, "text") || Is(type, "text/plain"));

    /// <summary>Atom 0.3 says so in mode; in Atom 1.0 (RFC 4287 §4.1.3.3) it follows from a media type that is neither text nor XML.</summary>
    private static bool IsBase64(FeedElement element) => Is(element.Attribute("mode"), "base64")
        || (element.Name.StartsWith("atom:", StringComparison.Ordinal) && element.Attribute("mode") is null && element.Children.Count == 0
            && element.Attribute("type") is { } type && type.Contains('/', StringComparison.Ordinal)
            && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    public static string? Clean(string? text)
    {
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length > LongestText ? text[..LongestText] : text;
    }

    public static string? Text(FeedElement parent, params ReadOnlySpan<string> names) => Text(parent.First(names));

    public static FeedMoment? Date(FeedElement parent, TimeZoneInfo? zone, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (FeedElement child in parent.All(name))
            {
                if (FeedDate.Read(child.PlainText, zone) is { } date)
                    return date;
            }
        }

        return null;
    }

    /// <summary>Name of a person construct (RFC 4287 §3.2), of an RSS author or of a Dublin Core creator.</summary>
    public static string? Person(FeedElement parent, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (FeedElement person in parent.All(name))
            {
                string? text = Text(person, "atom:name", "itunes:name", "foaf:name", "atom:email", "itunes:email") ?? (person.Children.Count == 0 ? Text(person) : null);
                if (text is not null)
                    return text;
            }
        }

        return null;
    }

    /// <summary>The address made absolute with xml:base and the base given; as written where that cannot be done.</summary>
    public static string? Resolve(string? address, FeedElement scope, Uri? documentBase)
    {
        address = address is null ? null : string.Concat(address.Split('\n', '\r', '\t')).Trim();
        if (string.IsNullOrEmpty(address) || Absolute(address) is not null)
            return address;
        return Base(scope, documentBase) is { } from && Uri.TryCreate(from, address, out Uri? full) ? full.AbsoluteUri : address;
    }

    /// <summary>The http(s) address in the text, or null.</summary>
    public static Uri? Absolute(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Where the feed goes on: a link with rel next or prev-archive (RFC 5005), or the next number where WordPress made it.</summary>
    public static Uri? Next(FeedElement feed, Uri? documentBase)
    {
        foreach (FeedElement link in feed.All("atom:link"))
        {
            if (NextPageWords.IsRelation(link.Attribute("rel")))
                return Absolute(Resolve(link.Attribute("href"), link, documentBase));
        }

        bool wordPress = Text(feed, "generator", "atom:generator")?.Contains("wordpress", StringComparison.OrdinalIgnoreCase) == true
            || feed.All("atom:generator").Any(generator => generator.Attribute("uri")?.Contains("wordpress.org", StringComparison.OrdinalIgnoreCase) == true);
        return wordPress && documentBase is not null ? PageNumber.Paged(documentBase) : null;
    }

    /// <summary>The article's own address where a service for feeds has put its own in the link, or null.</summary>
    public static string? OriginalLink(FeedElement item) =>
        Text(item, "feedburner:origlink", "pheedo:origlink") is { } stated && Absolute(stated) is not null ? stated : null;

    public static IReadOnlyList<string> Enclosures(FeedElement item, Uri? documentBase)
    {
        List<string> found = [];
        foreach (FeedElement element in item.Children)
        {
            string? address = element.Name switch
            {
                "enclosure" => element.Attribute("url") ?? element.Attribute("href") ?? Text(element),
                "media:content" => element.Attribute("url"),
                "link" or "atom:link" when Is(element.Attribute("rel"), "enclosure") => element.Attribute("href"),
                _ => null,
            };
            if (address is not null && Resolve(address, element, documentBase) is { } full && !found.Contains(full))
                found.Add(full);
        }

        return found;
    }

    public static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);

    private static Uri? Base(FeedElement scope, Uri? documentBase)
    {
        Stack<string> bases = new();
        for (FeedElement? at = scope; at is not null; at = at.Parent)
        {
            if (at.Attribute("xml:base") is { } stated)
                bases.Push(stated);
        }

        Uri? from = documentBase;
        foreach (string stated in bases)
        {
            if (from is null ? Uri.TryCreate(stated, UriKind.Absolute, out Uri? next) : Uri.TryCreate(from, stated, out next))
                from = next;
        }

        return from;
    }

    private static string Base64(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out int written) && Utf8.IsValid(bytes.AsSpan(0, written))
            ? Encoding.UTF8.GetString(bytes, 0, written) : text;
    }
}
