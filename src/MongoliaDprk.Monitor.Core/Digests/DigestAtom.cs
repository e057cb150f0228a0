using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Digests as an Atom feed (RFC 4287): one entry per day with the whole digest in it. Identifiers stay the same wherever the feed is served.</summary>
internal static class DigestAtom
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Render(IReadOnlyList<(Digest Digest, DigestView View)> digests, string subject, DigestLanguage language, Uri address)
    {
        string title = language.With("feed.title", OutsideText.Clean(subject));
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", language.Code),
            new XElement(Atom + "id", $"urn:monitor:digests:{language.Code}"),
            new XElement(Atom + "title", title),
            new XElement(Atom + "updated", Instant(digests.Count == 0 ? DateTime.UnixEpoch : digests.Max(d => Updated(d.Digest)))),
            new XElement(Atom + "author", new XElement(Atom + "name", title)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", address.AbsoluteUri)),
            digests.OrderByDescending(d => d.Digest.Day).Select(d => Entry(d.Digest, d.View)));
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(new Utf8Writer(xml), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            new XDocument(feed).Save(writer);
        return xml.Append('\n').ToString();
    }

    private static XElement Entry(Digest digest, DigestView view)
    {
        string day = digest.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entry = new XElement(
            Atom + "entry",
            new XElement(Atom + "id", $"urn:monitor:digest:{view.Language.Code}:{day}"),
            new XElement(Atom + "title", DigestRenderer.Subject(digest, view)),
            new XElement(Atom + "updated", Instant(Updated(digest))),
            new XElement(Atom + "content", new XAttribute("type", "html"), DigestRenderer.Html(digest, view)));
        if (view.Links.Whole is { } whole)
            entry.Add(new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", whole)));
        return entry;
    }

    /// <summary>The end of what it tells.</summary>
    private static DateTime Updated(Digest digest) => digest.Span?.To ?? digest.Day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>So that the declaration names the encoding that the text is sent in.</summary>
    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
