using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// Finds the text of an article in the data of a page that a script would draw: the value with the most running text, be it markup in
/// one string, plain text with line breaks, or an array with one entry a paragraph, as block editors write it.
/// </summary>
internal sealed class JsonProse(Func<string, string> plain)
{
    /// <summary>Nesting of blocks inside of a paragraph.</summary>
    private const int DeepestBlock = 12;

    private const int MostValues = 200_000;

    private const int ShortestText = 300;

    /// <summary>Members that hold the text of a block rather than a title, a teaser, an address or a setting.</summary>
    private static readonly string[] TextMembers = ["value", "text", "content", "html", "children", "nodes", "paragraph", "body", "data", "items"];

    /// <summary>UTF-16 units of strings that are read; the same string may be read once for each array around it.</summary>
    private const int MostText = 8_000_000;

    private int values;
    private int read;

    /// <summary>The text with the most weight in sentences, one paragraph a line; empty = none.</summary>
    public string Best(JsonElement root)
    {
        (string text, int weight) best = ("", 0);
        Walk(root, ref best);
        return best.text;
    }

    private void Walk(JsonElement at, ref (string Text, int Weight) best)
    {
        if (++values > MostValues)
            return;
        switch (at.ValueKind)
        {
            case JsonValueKind.String when at.GetString() is { Length: >= ShortestText } text:
                Offer(Text(text), ref best);
                break;
            case JsonValueKind.Array:
                Offer(string.Join('\n', at.EnumerateArray().Select(item => Block(item, 0)).Where(line => line.Length > 0)), ref best);
                foreach (JsonElement item in at.EnumerateArray())
                    Walk(item, ref best);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in at.EnumerateObject())
                    Walk(member.Value, ref best);
                break;
        }
    }

    private static void Offer(string text, ref (string Text, int Weight) best)
    {
        int weight = Prose.Weight(text);
        if (weight > best.Weight)
            best = (text, weight);
    }

    /// <summary>The text of one entry: of a string itself, of a block the texts of its parts one after the other.</summary>
    private string Block(JsonElement block, int depth)
    {
        if (depth > DeepestBlock || ++values > MostValues)
            return "";
        switch (block.ValueKind)
        {
            case JsonValueKind.String:
                return Text(block.GetString()!);
            case JsonValueKind.Array:
                return string.Concat(block.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.String ? part.GetString()! : Block(part, depth + 1)));
            case JsonValueKind.Object:
                return TextMembers.Select(name => block.TryGetProperty(name, out JsonElement inner)
                        ? inner.ValueKind == JsonValueKind.String && depth > 0 && !IsMarkup(inner.GetString()!) ? inner.GetString()! : Block(inner, depth + 1) : "")
                    .FirstOrDefault(text => text.Length > 0, "");
            default:
                return "";
        }
    }

    private string Text(string text) =>
        (read += text.Length) > MostText ? "" : IsMarkup(text) ? plain(text) : string.Join('\n', text.Split('\n').Select(TextOf.Clean).Where(line => line.Length > 0));

    private static bool IsMarkup(string text) => text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase);
}
