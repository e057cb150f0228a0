using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>
/// Reads one YAML document into nodes that keep their lines. Every scalar is text (no YAML booleans or numbers, so <c>No</c> stays a
/// surname); anchors and aliases are not part of the watchlist's format.
/// </summary>
internal sealed class YamlTree(FileErrors errors)
{
    private const int MaxDepth = 32;

    private readonly Parser parser = new(new StringReader(errors.Text));

    /// <summary>The document's root, or null when it is empty or unreadable (then the error is noted).</summary>
    public static YamlNode? Read(FileErrors errors)
    {
        YamlTree tree = new(errors);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException exception)
        {
            errors.Add(Line(exception.Start), "not readable as YAML: " + exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // what the library throws at some signs where none may stand (a line separator in braces, a tag that is no address)
            errors.Add(tree.parser.Current is { } last ? Line(last.Start) : 1, "not readable as YAML after this: " + exception.Message);
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart start && root is not null)
            {
                errors.Add(Line(start.Start), "a second document in one file");
                return root;
            }

            if (parser.Current is NodeEvent)
                root = ReadNode(0);
        }

        return root;
    }

    /// <summary>Reads the node the parser stands on and leaves the parser on its last event.</summary>
    private YamlNode ReadNode(int depth)
    {
        ParsingEvent at = parser.Current!;
        int line = Line(at.Start);
        if (depth > MaxDepth)
            throw new YamlException(at.Start, at.End, "nested too deeply");
        switch (at)
        {
            case Scalar scalar:
                return ReadText(line, scalar.Value);
            case SequenceStart:
                return ReadList(line, depth);
            case MappingStart:
                return ReadMap(line, depth);
            default:
                throw new YamlException(at.Start, at.End, "anchors and aliases (& and *) are not used here; put a text that begins so in quotes");
        }
    }

    /// <summary>A character nobody sees would keep a name from ever being found, or turn the words beside it around wherever it is shown.</summary>
    private YamlText ReadText(int line, string text)
    {
        foreach (char c in text.Where(IsUnseen).Distinct())
            errors.Add(line, $"has the invisible character U+{(int)c:X4}: remove it");
        return new YamlText(line, UnicodeText.Clean(text).Trim());
    }

    /// <summary>Control characters other than white space, and bidirectional controls (UAX #9).</summary>
    private static bool IsUnseen(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    private YamlList ReadList(int line, int depth)
    {
        List<YamlNode> items = [];
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new YamlList(line, items);
    }

    private YamlMap ReadMap(int line, int depth)
    {
        List<YamlEntry> entries = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a word");
            parser.MoveNext();
            YamlNode value = ReadNode(depth + 1);
            if (keys.Add(key.Value))
                entries.Add(new YamlEntry(Line(key.Start), key.Value, value));
            else
                errors.Add(Line(key.Start), $"'{key.Value}' stands twice in the same place");
        }

        return new YamlMap(line, entries);
    }

    private static int Line(Mark mark) => Math.Max(1, checked((int)mark.Line));
}
