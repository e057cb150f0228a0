using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>A list as an Atom feed (RFC 4287), paged (RFC 5005): one entry per row of the list.</summary>
internal static class ListAtom
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private sealed record Entry(string Key, string Title, DateTimeOffset Updated, string? Address, long ArticleId, string Source, string Summary);

    public static async Task<byte[]> WriteAsync(HttpContext context, ListQueries lists, ListQuery list, (int Limit, int Offset) page, CancellationToken cancellationToken)
    {
        (IReadOnlyList<Entry> entries, bool more) = await EntriesAsync(lists, list, page, cancellationToken);
        string host = $"{context.Request.Scheme}://{context.Request.Host}";
        using var bytes = new MemoryStream();
        await using (XmlWriter xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartElement("feed", Atom);
            Text(xml, "id", Id(QueryText.ApiList(list, ".atom")));
            Text(xml, "title", "Monitor: " + CountUnits.Noun(list.Unit).Many);
            Text(xml, "updated", Instant(entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(e => e.Updated)));
            Link(xml, "self", host + context.Request.Path + context.Request.QueryString);
            Link(xml, "alternate", host + QueryText.List("/mentions", list));
            if (more)
                Link(xml, "next", host + ApiLists.Next(context, page));
            foreach (Entry entry in entries)
                Write(xml, entry, host);
            await xml.WriteEndElementAsync();
        }

        return bytes.ToArray();
    }

    private static async Task<(IReadOnlyList<Entry>, bool More)> EntriesAsync(
        ListQueries lists, ListQuery list, (int Limit, int Offset) page, CancellationToken cancellationToken)
    {
        if (list.Unit is CountUnit.Article or CountUnit.Headline)
        {
            IReadOnlyList<ArticleItem> articles = await lists.ArticlesAsync(list, page.Offset, page.Limit, cancellationToken);
            return ([.. articles.Select(a => new Entry(a.Address, DigestWords.Title(a.Title), When(a.Published, a.Day), a.Address, a.Id, a.SourceId, a.Reason ?? ""))], articles.Count == page.Limit);
        }

        IReadOnlyList<MentionItem> mentions = await lists.MentionsAsync(list, page.Offset, page.Limit, cancellationToken);
        return list.Unit == CountUnit.Mention
            ? ([.. mentions.Select(m => Of(m, $"{m.Address} {m.ActorId}", m.Evidence))], mentions.Count == page.Limit)
            : ([.. (await ListedHit.OfAsync(lists, list, mentions, cancellationToken)).Select(h => Of(h.Mention, string.Create(CultureInfo.InvariantCulture, $"{h.Mention.Address} {h.Mention.ActorId} {h.Hit.Start}"), h.Context.ToString()))],
                mentions.Count == page.Limit);
    }

    private static Entry Of(MentionItem m, string key, string words) =>
        new(key, $"{m.ActorName}: {DigestWords.Title(m.Title)}", When(m.Published, m.Day), m.Address, m.ArticleId, m.SourceId, words);

    private static void Write(XmlWriter xml, Entry entry, string host)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", Id(entry.Key));
        Text(xml, "title", OutsideText.Clean(entry.Title));
        Text(xml, "updated", Instant(entry.Updated));
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", entry.Source);
        xml.WriteEndElement();
        if (OutsideText.Address(entry.Address) is { } address)
            Link(xml, "alternate", address);
        Link(xml, "related", string.Create(CultureInfo.InvariantCulture, $"{host}/articles/{entry.ArticleId}"));
        Text(xml, "summary", OutsideText.Clean(entry.Summary));
        xml.WriteEndElement();
    }

    /// <summary>An address that is the same wherever the monitor is served: a UUID (RFC 9562, version 8) of the first half of the key's SHA-256.</summary>
    private static string Id(string key)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16];
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return "urn:uuid:" + new Guid(hash, bigEndian: true);
    }

    /// <summary>The instant of publication where it is known, else the beginning of the day it counts for.</summary>
    private static DateTimeOffset When(string? published, DateOnly day) =>
        published?.Length > "2026-01-31".Length && DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? at : new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Text(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Atom, value);

    private static void Link(XmlWriter xml, string rel, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
