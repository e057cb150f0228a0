using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Feeds;

/// <summary>Alerts as an Atom feed (RFC 4287), newest first.</summary>
internal static class AlertFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Author = "MongoliaDprk.Monitor";

    /// <param name="self">Where the feed itself is read.</param>
    public static string Write(string watchlist, Uri self, IReadOnlyList<AlertItem> alerts)
    {
        var text = new Utf8Text();
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", Id(watchlist));
            Element(xml, "title", $"{OutsideText.Clean(watchlist)}: alerts");
            Element(xml, "updated", Instant(alerts.Count > 0 ? alerts[0].CreatedAt : DateTime.UnixEpoch));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", Author);
            xml.WriteEndElement();
            Link(xml, "self", self.AbsoluteUri);
            foreach (AlertItem alert in alerts)
                Entry(xml, alert);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Entry(XmlWriter xml, AlertItem alert)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", Id(string.Create(CultureInfo.InvariantCulture, $"{alert.Key}\n{alert.CreatedAt:O}")));
        Element(xml, "title", OutsideText.Clean(alert.Title));
        Element(xml, "updated", Instant(alert.CreatedAt));
        Element(xml, "published", Instant(alert.CreatedAt));
        if (OutsideText.Address(alert.Address) is { } address)
            Link(xml, "alternate", address);
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", AlertKinds.Name(alert.Kind));
        xml.WriteEndElement();
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(string.Join('\n', alert.Text.Split('\n').Select(OutsideText.Clean)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Atom, value);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>§4.2.6: the same for good, wherever the feed is read.</summary>
    private static string Id(string name) => $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))}";

    /// <summary>Else the declaration would say UTF-16.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
