using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Mends what breaks JSON feeds in practice: cut off at the end, text after the end, raw line breaks and unknown escapes inside strings.</summary>
internal static class JsonRepair
{
    /// <summary>What may stand behind a backslash (RFC 8259 §7).</summary>
    private const string Escapes = "\"\\/bfnrtu";

    private const int ItemDepth = 2, MaxDepth = 64;

    /// <summary>The document up to its last complete item, or null when nothing can be saved.</summary>
    public static JsonDocument? Complete(string text)
    {
        StringBuilder kept = new(text.Length + 16);
        Stack<char> open = new();
        bool inString = false, escaped = false;
        int lastItem = -1;
        foreach (char c in text.AsSpan(Math.Max(0, text.IndexOf('{', StringComparison.Ordinal))))
        {
            if (inString)
            {
                if (escaped && !Escapes.Contains(c, StringComparison.Ordinal))
                    kept.Length--; // "\'" and the like: the sign itself was meant
                Append(kept, c);
                inString = c != '"' || escaped;
                escaped = c == '\\' && !escaped;
                continue;
            }

            kept.Append(c);
            inString = c == '"';
            if (c is '{' or '[' && open.Count < MaxDepth)
                open.Push(c == '{' ? '}' : ']');
            if (c is not ('}' or ']') || !open.TryPop(out _))
                continue;
            if (open.Count == 0)
                return Parse(kept.ToString());
            if (open.Count == ItemDepth && c == '}')
                lastItem = kept.Length;
        }

        return lastItem < 0 ? null : Parse(kept.ToString(0, lastItem) + "]}");
    }

    private static void Append(StringBuilder kept, char c)
    {
        if (c < ' ')
            kept.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        else
            kept.Append(c);
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException)
        {
            return null; // the caller reports the first error, which names the line
        }
    }
}
