using System.Globalization;
using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>JSON Feed 1 and 1.1 (jsonfeed.org), tolerant of numbers for texts, and of a document that was cut off.</summary>
internal static class JsonFormat
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>True when the first sign of the text is that of a JSON object.</summary>
    public static bool Looks(string text)
    {
        int start = text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF\u00A0");
        return start >= 0 && text[start] == '{';
    }

    public static Feed Read(string text, FeedPlace place)
    {
        using JsonDocument document = Parse(text);
        JsonElement root = document.RootElement;
        if (NewsSearchFormat.Looks(root))
            return NewsSearchFormat.Read(root, place);
        bool isFeed = Has(root, "items", JsonValueKind.Array) || Text(root, "version")?.Contains("jsonfeed.org", StringComparison.Ordinal) == true;
        if (!isFeed)
            throw new FeedException("the JSON document has neither items nor a jsonfeed.org version");
        string? home = Text(root, "home_page_url");
        Uri? from = place.Address ?? FeedFields.Absolute(home) ?? FeedFields.Absolute(Text(root, "feed_url"));
        List<FeedItem> items = [];
        if (Has(root, "items", JsonValueKind.Array))
        {
            foreach (JsonElement item in root.GetProperty("items").EnumerateArray().Take(FeedReader.MaxItems))
            {
                if (item.ValueKind == JsonValueKind.Object)
                    items.Add(Item(item, root, place with { Address = from }));
            }
        }

        return new Feed(FeedFormat.Json, Text(root, "title"), Resolve(home ?? Text(root, "feed_url"), from), items) { Next = FeedFields.Absolute(Resolve(Text(root, "next_url"), from)) };
    }

    private static FeedItem Item(JsonElement item, JsonElement root, FeedPlace place)
    {
        FeedMoment? published = FeedDate.Read(Text(item, "date_published"), place.Zone);
        return new FeedItem(
            Text(item, "id"),
            Text(item, "title"),
            Resolve(Text(item, "url") ?? Text(item, "external_url"), place.Address) ?? (FeedFields.Absolute(Text(item, "id")) is null ? null : Text(item, "id")),
            published?.At,
            FeedDate.Parse(Text(item, "date_modified"), place.Zone),
            Author(item) ?? Author(root),
            Text(item, "summary"),
            Text(item, "content_html") ?? Text(item, "content_text"),
            Attachments(item, place.Address))
        {
            DayOnly = published?.DayOnly ?? false,
        };
    }

    private static string? Author(JsonElement of)
    {
        if (Has(of, "authors", JsonValueKind.Array))
        {
            foreach (JsonElement author in of.GetProperty("authors").EnumerateArray())
            {
                if (author.ValueKind == JsonValueKind.Object && (Text(author, "name") ?? Text(author, "url")) is { } name)
                    return name;
            }
        }

        return !of.TryGetProperty("author", out JsonElement single) && !of.TryGetProperty("authors", out single) ? null
            : single.ValueKind == JsonValueKind.Object ? Text(single, "name") ?? Text(single, "url") : Text(of, "author");
    }

    private static List<string> Attachments(JsonElement item, Uri? from)
    {
        List<string> found = [];
        if (Has(item, "attachments", JsonValueKind.Array))
        {
            foreach (JsonElement attachment in item.GetProperty("attachments").EnumerateArray())
            {
                if (attachment.ValueKind == JsonValueKind.Object && Resolve(Text(attachment, "url"), from) is { } url)
                    found.Add(url);
            }
        }

        return found;
    }

    private static string? Resolve(string? address, Uri? from) =>
        address is null || from is null || FeedFields.Absolute(address) is not null || !Uri.TryCreate(from, address, out Uri? full) ? address : full.AbsoluteUri;

    internal static bool Has(JsonElement of, string name, JsonValueKind kind) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind;

    internal static string? Text(JsonElement of, string name) => !of.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => FeedFields.Clean(value.GetString()),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static JsonDocument Parse(string text)
    {
        text = JsonSurrogates.Clean(text);
        try
        {
            return JsonDocument.Parse(text.Trim('\uFEFF', '\u00A0', ' ', '\n', '\r', '\t'), Tolerant);
        }
        catch (JsonException broken)
        {
            if (JsonRepair.Complete(text) is { } repaired)
                return repaired;
            throw new FeedException(string.Create(CultureInfo.InvariantCulture, $"the JSON document is broken in line {broken.LineNumber + 1}"), broken);
        }
    }
}
