using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>How an outlet of the demonstration tells what it has published.</summary>
internal enum DemoFeedKind { Rss2, Rdf, Atom, Json, Listing, Sitemap }

/// <summary>How its article pages are built, and with that where their date stands.</summary>
internal enum DemoLayout { Table, Article, Divs }

/// <summary>One outlet of the demonstration: one YAML file in <c>Demo/Outlets</c>, all texts written for it.</summary>
internal sealed class DemoOutlet
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Side { get; init; }

    public required string Country { get; init; }

    public required string TimeZone { get; init; }

    public required string Charset { get; init; }

    public required DemoFeedKind Feed { get; init; }

    public required DemoLayout Layout { get; init; }

    public required List<DemoArticle> Articles { get; init; }

    public Encoding Encoding => CodePages.GetEncoding(Charset) ?? Encoding.GetEncoding(Charset);

    private static EncodingProvider CodePages => CodePagesEncodingProvider.Instance;

    /// <summary>The outlets that the program brings with it, in order of their ids.</summary>
    public static IReadOnlyList<DemoOutlet> All()
    {
        IDeserializer yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build();
        System.Reflection.Assembly assembly = typeof(DemoOutlet).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Demo.Outlets.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
                return yaml.Deserialize<DemoOutlet>(reader);
            })];
    }
}

/// <summary>One article of the demonstration; its time counts from the demonstration's start, so that it is always about today.</summary>
internal sealed class DemoArticle
{
    public required string Slug { get; init; }

    /// <summary>Hours before the start of the demonstration.</summary>
    public required double HoursAgo { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required List<string> Paragraphs { get; init; }
}
