using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>
/// Answers of the GDELT DOC 2.0 API (mode=artlist, format=json): an object with "articles", each with url, title, seendate, domain,
/// language. A query that found nothing is answered by an empty object. The date is when the service saw the article.
/// </summary>
internal static class NewsSearchFormat
{
    public static bool Looks(JsonElement root) =>
        JsonFormat.Has(root, "articles", JsonValueKind.Array) || (root.ValueKind == JsonValueKind.Object && !root.EnumerateObject().MoveNext());

    public static Feed Read(JsonElement root, FeedPlace place)
    {
        List<FeedItem> items = [];
        if (root.TryGetProperty("articles", out JsonElement articles))
        {
            foreach (JsonElement article in articles.EnumerateArray().Take(FeedReader.MaxItems))
            {
                if (article.ValueKind == JsonValueKind.Object)
                    items.Add(Item(article, place));
            }
        }

        return new Feed(FeedFormat.Json, null, place.Address?.AbsoluteUri, items) { DateFrom = LinkDate.Seen };
    }

    private static FeedItem Item(JsonElement article, FeedPlace place)
    {
        string? link = JsonFormat.Text(article, "url");
        return new FeedItem(
            link,
            JsonFormat.Text(article, "title"),
            link,
            FeedDate.Parse(JsonFormat.Text(article, "seendate"), place.Zone),
            null, null, null, null, [])
        {
            Outlet = JsonFormat.Text(article, "domain"),
        };
    }
}
