using System.Xml;
using System.Xml.Linq;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>A feed (Atom, RSS) that is well-formed and whose links and contents are harmless.</summary>
internal static class XmlCheck
{
    private static readonly string[] Markup = ["html", "text/html", "xhtml"];

    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string xml)
    {
        XDocument feed;
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            feed = XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            return [$"no XML: {e.Message}"];
        }

        return feed.Descendants().SelectMany(Element).Concat(Repeated(feed));
    }

    private static IEnumerable<string> Element(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes())
        {
            if (attribute.Name.LocalName is "href" or "src" && !attribute.Value.StartsWith("http://", StringComparison.Ordinal) && !attribute.Value.StartsWith("https://", StringComparison.Ordinal) && !attribute.Value.StartsWith('/'))
                yield return $"a link leads to {ShownText.Around(attribute.Value, 0)}";
            foreach (string fault in ShownText.Faults(attribute.Value))
                yield return fault;
        }

        if (element.HasElements)
            yield break;
        bool isMarkup = Markup.Contains(element.Attribute("type")?.Value);
        foreach (string fault in isMarkup ? HtmlCheck.Faults(element.Value, isMail: true) : ShownText.Faults(element.Value))
            yield return $"{element.Name.LocalName}: {fault}";
    }

    private static IEnumerable<string> Repeated(XDocument feed) => feed.Root!.Elements().Where(e => e.Name.LocalName == "entry").Select(e => e.Elements().First(i => i.Name.LocalName == "id").Value)
        .GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"the id {g.Key} stands {g.Count()} times");
}
