using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// The body of a page whose markup holds none, or only a teaser, because a script draws it: out of the data that the page carries for that
/// script, out of templates and out of <c>noscript</c>.
/// </summary>
/// <param name="plain">Makes text, one paragraph a line, of a piece of markup.</param>
internal sealed class ScriptBody(Func<string, string> plain)
{
    /// <summary>A longer body in the markup is not doubted.</summary>
    private const int LongestTeaser = 1500;

    /// <summary>Running text that another body has at least.</summary>
    private const int Shortest = 500;

    private const int ShortestScript = 500;

    /// <summary>UTF-16 units, all of a page's scripts together; longer data is a whole site rather than an article.</summary>
    private const int LongestScript = 4_000_000;

    private const int MostScripts = 12;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <param name="scripts">The page's script and noscript elements.</param>
    /// <param name="title">The article's title: a text that does not speak of it is a notice or another article.</param>
    /// <param name="found">Body that the markup gave.</param>
    /// <returns>A body with at least twice the running text, or <paramref name="found"/>.</returns>
    public string Better(IReadOnlyList<IElement> scripts, string title, string found)
    {
        if (scripts.Count == 0 || found.Length > LongestTeaser)
            return found;
        (string best, int most) = (found, Math.Max(Shortest, 2 * Prose.Weight(found)));
        int left = LongestScript;
        foreach (string carried in scripts.Select(Carried).OfType<string>().Take(MostScripts))
        {
            if ((left -= carried.Length) < 0)
                break;
            string text = Read(carried);
            int weight = Prose.Weight(text);
            if (weight > most && weight * 2 > text.Length && Prose.SpeaksOf(text, title))
                (best, most) = (text, weight);
        }

        return best;
    }

    /// <summary>What an element carries: JSON, or markup; null = neither.</summary>
    private static string? Carried(IElement element)
    {
        string content = element.TextContent.Trim();
        if (content.Length is < ShortestScript or > LongestScript)
            return null;
        if (element.LocalName == "noscript")
            return content;
        string type = element.GetAttribute("type") ?? "";
        if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return content[0] is '{' or '[' ? content : null;
        if (type.Contains("template", StringComparison.OrdinalIgnoreCase) || type.Contains("html", StringComparison.OrdinalIgnoreCase))
            return content;
        return Assigned(content);
    }

    /// <summary>The object in <c>window.STATE = {…}</c>.</summary>
    private static string? Assigned(string script)
    {
        int brace = script.AsSpan(0, Math.Min(script.Length, 200)).IndexOf('{');
        return brace > 0 && script.AsSpan(0, brace).TrimEnd() is [.., '='] ? script[brace..] : null;
    }

    private string Read(string carried)
    {
        if (carried[0] is not ('{' or '['))
            return plain(carried);
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(JsonSurrogates.Clean(carried)), Lenient);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document))
                return "";
            using (document)
                return new JsonProse(plain).Best(document.RootElement);
        }
        catch (JsonException) // a script of the page that is no data: nothing to read in it
        {
            return "";
        }
    }
}
