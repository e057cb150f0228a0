using AngleSharp.Css.Parser;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads a file under <c>sources/</c>: one outlet.</summary>
internal static class SourceReading
{
    /// <summary>Keys under which it is said where articles are found.</summary>
    private static readonly string[] Places = ["feeds", "listings", "sitemaps"];

    private const int DefaultMinutes = 30;

    private static readonly Uri NoSite = new("http://missing.invalid/");

    public static void Read(MapReader map, WatchlistDraft draft)
    {
        Source source = new(
            map.Id(),
            map.Text("name"),
            map.Code("side"),
            map.Code("country"),
            Languages(map, draft),
            ValueReading.Address(map, map.LineOf("site"), map.Text("site")) ?? NoSite,
            map.Zone(required: true),
            map.Choice("calendar", SourceCalendar.Gregorian),
            map.Flag("enabled", byDefault: true),
            TimeSpan.FromMinutes(map.Number("everyMinutes", DefaultMinutes)),
            TimeSpan.FromSeconds(map.Number("delaySeconds", 5, least: 0)),
            map.Addresses("feeds"),
            [.. map.Maps("listings").Select(ReadListing).OfType<ListingPage>()],
            map.Addresses("sitemaps"),
            Hosts(map),
            map.Node("selectors") is { } node && MapReader.Of(node, map.Errors, "'selectors'") is { } selectors
                ? ReadSelectors(selectors)
                : PageSelectors.None)
        {
            Headers = HeaderReading.Headers(map),
            AtMost = AtMost(map),
            LegacyTls = map.Flag("legacyTls", byDefault: false),
            Changes = [.. map.Maps("changes").Select(ReadChange).OfType<OutletChange>()],
        };
        map.OptionalText("note");
        map.End();
        if (source.Enabled && !Places.Any(key => map.Node(key) is YamlList { Items.Count: > 0 }))
            map.Error(map.Line, $"'{source.Id}' has no feeds, listings or sitemaps: nothing could be found there; say enabled: false if that is meant");
        draft.Sources.Add(new Placed<Source>(source, map.Errors, map.Line));
    }

    private static IReadOnlyList<string> Languages(MapReader map, WatchlistDraft draft)
    {
        IReadOnlyList<YamlText> languages = map.Texts("languages", required: true);
        draft.LanguageUses.AddRange(languages.Select(language => new Placed<string>(language.Text, map.Errors, language.Line)));
        return [.. languages.Select(language => language.Text)];
    }

    private static TimeSpan AtMost(MapReader map)
    {
        int least = map.Number("everyMinutes", DefaultMinutes), most = map.Number("atMostMinutes", 2 * least);
        if (most < least)
            map.Error(map.LineOf("atMostMinutes"), $"'atMostMinutes' ({most}) must not be less than 'everyMinutes' ({least})");
        return TimeSpan.FromMinutes(most);
    }

    private static ListingPage? ReadListing(MapReader map)
    {
        Uri? address = ValueReading.Address(map, map.LineOf("address"), map.Text("address"));
        string? links = map.OptionalText("links");
        CheckSelector(map, map.LineOf("links"), links);
        map.End();
        return address is null ? null : new ListingPage(address, links);
    }

    private static OutletChange? ReadChange(MapReader map)
    {
        map.Text("from");
        (DateOnly First, DateOnly Last)? from = map.Span("from");
        string what = map.Text("what");
        map.End();
        return from is { } day ? new OutletChange(day.First, what) : null;
    }

    private static IReadOnlyList<string> Hosts(MapReader map)
    {
        IReadOnlyList<YamlText> hosts = map.Texts("hosts");
        foreach (YamlText host in hosts.Where(host => Uri.CheckHostName(host.Text) == UriHostNameType.Unknown))
            map.Error(host.Line, $"'{host.Text}' is not a host name; write it without http:// and path");
        return [.. hosts.Select(host => host.Text)];
    }

    private static PageSelectors ReadSelectors(MapReader map)
    {
        PageSelectors selectors = new(
            map.OptionalText("title"), map.OptionalText("body"), map.OptionalText("date"), map.OptionalText("author"), map.Strings("remove"));
        foreach (string key in (string[])["title", "body", "date", "author"])
            CheckSelector(map, map.LineOf(key), map.OptionalText(key));
        foreach (YamlText selector in map.Texts("remove"))
            CheckSelector(map, selector.Line, selector.Text);
        map.End();
        return selectors;
    }

    private static void CheckSelector(MapReader map, int line, string? selector)
    {
        if (selector is not null && new CssSelectorParser().ParseSelector(selector) is null)
            map.Error(line, $"'{selector}' is not a CSS selector like div.article > p");
    }
}
