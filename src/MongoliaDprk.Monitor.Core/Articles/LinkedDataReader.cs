using System.Text.Json;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Reads the article out of JSON-LD scripts, however they are nested; what is no JSON is searched for its plain members.</summary>
internal static partial class LinkedDataReader
{
    /// <summary>More are no byline, and each may have to be looked up among all nodes.</summary>
    private const int MostAuthors = 100;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <param name="scripts">The JSON-LD scripts of a page.</param>
    /// <param name="documentTitle">Title of the page: of several articles the one it names is the page's own.</param>
    public static LinkedArticle Read(IReadOnlyList<string> scripts, string documentTitle = "")
    {
        List<JsonElement> nodes = [];
        LinkedArticle? broken = null;
        foreach (string script in scripts)
        {
            string json = Tidy(script);
            try
            {
                using JsonDocument document = JsonDocument.Parse(json, Lenient);
                Collect(document.RootElement.Clone(), nodes, 0);
            }
            catch (JsonException)
            {
                broken ??= Search(json);
            }
        }

        JsonElement? best = null;
        int bestRank = 0;
        foreach (JsonElement node in nodes)
        {
            int rank = 2 * Rank(node);
            if (rank > 0 && Text(node, "headline") is { Length: > 0 } headline && documentTitle.Contains(headline, StringComparison.OrdinalIgnoreCase))
                rank++;
            if (rank > bestRank)
                (best, bestRank) = (node, rank);
        }

        LinkedArticle? read = best is { } found ? Article(found, nodes) : null;
        LinkedArticle chosen = read is { Published: not null } || broken is null ? read ?? LinkedArticle.None : broken;
        return chosen with { Types = [.. nodes.SelectMany(Types).Distinct()] };
    }

    private static LinkedArticle Article(JsonElement node, List<JsonElement> nodes)
    {
        string? site = IsPerson(Member(node, "publisher"), nodes) ? null : Name(Member(node, "publisher"), nodes).FirstOrDefault();
        return new LinkedArticle(
            Text(node, "headline") ?? Text(node, "name"),
            [.. Name(Member(node, "author"), nodes).Concat(Member(node, "author") is null ? Name(Member(node, "creator"), nodes) : []).Distinct()],
            Text(node, "datePublished"),
            Text(node, "dateCreated") ?? Text(node, "uploadDate"),
            Text(node, "dateModified"),
            Text(node, "articleBody", clean: false),
            Text(node, "inLanguage"),
            site ?? nodes.Where(n => Types(n).Contains("WebSite")).Select(n => Text(n, "name")).FirstOrDefault(n => n is not null))
        {
            IsArticle = Types(node).Any(type => IsArticle(type) || type is "SocialMediaPosting" or "DiscussionForumPosting"),
            Section = Text(node, "articleSection"),
            Image = Text(node, "image") ?? (Member(node, "image") is { } image ? Text(image.ValueKind == JsonValueKind.Array && image.GetArrayLength() > 0 ? image[0] : image, "url") : null),
            Address = Text(node, "url"),
        };
    }

    /// <summary>Whoever publishes a site under one's own name is an author, not an outlet.</summary>
    private static bool IsPerson(JsonElement? publisher, List<JsonElement> nodes) =>
        publisher is { ValueKind: JsonValueKind.Object } at
        && (Types(at).Contains("Person") || (Text(at, "@id") is { } id && nodes.Any(node => Text(node, "@id") == id && Types(node).Contains("Person"))));

    private static void Collect(JsonElement at, List<JsonElement> nodes, int depth)
    {
        if (depth > 8 || nodes.Count > 2000)
            return;
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in at.EnumerateArray())
                Collect(item, nodes, depth + 1);
        }
        else if (at.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(at);
            foreach (string member in (string[])["@graph", "mainEntity", "mainEntityOfPage", "author"])
            {
                if (Member(at, member) is { } inner)
                    Collect(inner, nodes, depth + 1);
            }
        }
    }

    /// <summary>How likely a node is the article itself; 0 = not.</summary>
    private static int Rank(JsonElement node)
    {
        int rank = 0;
        foreach (string type in Types(node))
        {
            rank = Math.Max(rank, IsArticle(type) ? 6
                : type is "SocialMediaPosting" or "DiscussionForumPosting" or "CreativeWork" or "Recipe" or "VideoObject" ? 4
                : type is "WebPage" or "ItemPage" ? 2 : 0);
        }

        bool dated = Text(node, "datePublished") is not null;
        return rank == 0 ? dated && (Text(node, "headline") ?? Text(node, "name")) is not null && !Types(node).Contains("Comment") ? 1 : 0 : rank + (dated ? 1 : 0);
    }

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "LiveBlogPosting" or "Review";

    private static IEnumerable<string> Types(JsonElement node) => Member(node, "@type") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!.Split('/', '#', ':')[^1]],
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!),
        _ => [],
    };

    private static IEnumerable<string> Name(JsonElement? value, List<JsonElement> nodes, int depth = 0)
    {
        if (value is not { } at || depth > 3)
            return [];
        switch (at.ValueKind)
        {
            case JsonValueKind.String:
                return [TextOf.Clean(at.GetString()!)];
            case JsonValueKind.Array:
                return at.EnumerateArray().Take(MostAuthors).SelectMany(item => Name(item, nodes, depth + 1));
            case JsonValueKind.Object when Member(at, "name") is { } name:
                return Name(name, nodes, depth + 1);
            case JsonValueKind.Object when Text(at, "@id") is { } id:
                return nodes.Where(n => Text(n, "@id") == id && Member(n, "name") is not null).Take(1).SelectMany(n => Name(Member(n, "name"), nodes, depth + 1));
            default:
                return [];
        }
    }

    private static JsonElement? Member(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement node, string name, bool clean = true)
    {
        JsonElement? value = Member(node, name);
        if (value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
            value = list[0];
        string? text = value is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        return string.IsNullOrWhiteSpace(text) ? null : clean ? TextOf.Clean(text) : text;
    }

    private static string Tidy(string script)
    {
        string json = script.Trim().TrimEnd(';');
        if (json.StartsWith("<!--", StringComparison.Ordinal) || json.Contains("<![CDATA[", StringComparison.Ordinal))
            json = Wrappers().Replace(json, "");
        return JsonSurrogates.Clean(Controls().Replace(json, " ").Trim());
    }

    private static LinkedArticle? Search(string json)
    {
        string? published = First(DatePublished().Match(json));
        return published is null ? null : LinkedArticle.None with { Headline = First(HeadlineMember().Match(json)), Published = published, IsArticle = ArticleType().IsMatch(json) };
    }

    private static string? First(Match match) => match.Success ? TextOf.Clean(Regex.Unescape(Unescapable().Replace(match.Groups[1].Value, "$1"))) : null;

    [GeneratedRegex(@"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>")]
    private static partial Regex Wrappers();

    [GeneratedRegex(@"[\u0000-\u001f]")]
    private static partial Regex Controls();

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"([^\"]{6,40})\"")]
    private static partial Regex DatePublished();

    [GeneratedRegex("\"headline\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){3,300})\"")]
    private static partial Regex HeadlineMember();

    [GeneratedRegex("\"@type\"\\s*:\\s*(?:\\[\\s*)?\"(\\w*Article|BlogPosting)\"")]
    private static partial Regex ArticleType();

    /// <summary>Escapes that JSON knows and a regular expression does not.</summary>
    [GeneratedRegex(@"\\([^\\u""nrt])|\\u(?![0-9a-fA-F]{4})")]
    private static partial Regex Unescapable();
}
