using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Builds the elements of a feed from whatever markup it is, well-formed or not, within bounds on depth and number.</summary>
internal static class FeedTree
{
    private const int MaxDepth = 200, MaxElements = 500_000;

    /// <summary>Elements that hold text only: another element of the vocabulary inside one means that its end tag is missing.</summary>
    private static readonly FrozenSet<string> TextOnly = FrozenSet.ToFrozenSet(
        ["title", "link", "guid", "pubdate", "author", "category", "comments", "dc:date", "dc:creator"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Vocabulary = FrozenSet.ToFrozenSet(
        [.. TextOnly, "description", "source", "enclosure", "content:encoded"], StringComparer.Ordinal);

    /// <summary>The document as an element without name whose children are what stands at the top; what follows the last item that is read is left out.</summary>
    public static FeedElement Build(string text)
    {
        FeedElement document = new("", "", null, text, 0);
        FeedScanner scanner = new(text);
        FeedElement open = document;
        int depth = 0, elements = 0, items = 0, tooDeep = 0;
        for (FeedToken token = scanner.Next(""); token.Kind != FeedTokenKind.End; token = scanner.Next(open.RawName))
        {
            switch (token.Kind)
            {
                case FeedTokenKind.Text:
                    open.Add(FeedEntities.Decode(text.AsSpan(token.Start, token.End - token.Start)));
                    break;
                case FeedTokenKind.CData:
                    open.Add(FeedEntities.Clean(text[token.Start..token.End]));
                    break;
                case FeedTokenKind.Close when tooDeep > 0:
                    tooDeep--;
                    break;
                case FeedTokenKind.Close:
                    open = Close(open, token, ref depth);
                    break;
                default:
                    if (++elements > MaxElements || (IsItem(token.Name) && ++items > FeedReader.MaxItems))
                        return document;
                    if (depth >= MaxDepth)
                        tooDeep += token.SelfClosing ? 0 : 1;
                    else
                        open = Open(open, token, scanner.Attributes, text, ref depth);
                    break;
            }
        }

        return document;
    }

    private static FeedElement Open(FeedElement open, FeedToken token, IReadOnlyList<KeyValuePair<string, string>> attributes, string text, ref int depth)
    {
        Dictionary<string, string>? namespaces = null;
        foreach ((string key, string value) in attributes)
        {
            if (key.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) && (key.Length == 5 || key[5] == ':'))
                (namespaces ??= new(StringComparer.Ordinal))[key.Length == 5 ? "" : key[6..]] = value;
        }

        string name = FeedNamespaces.Canonical(token.Name, open, namespaces, isAttribute: false);
        FeedElement parent = ImpliedParent(open, name, token.Start, ref depth);
        FeedElement element = new(name, token.Name, parent, text, token.End)
        {
            Namespaces = namespaces,
            Attributes = attributes.Count == 0 ? [] : [.. attributes.Select(a => KeyValuePair.Create(FeedNamespaces.Canonical(a.Key, open, namespaces, isAttribute: true), a.Value))],
        };
        parent.Add(element);
        if (token.SelfClosing)
        {
            element.InnerEnd = token.End;
            return parent;
        }

        depth++;
        return element;
    }

    /// <summary>Where the element belongs once the end tags that are evidently missing before it are supplied.</summary>
    private static FeedElement ImpliedParent(FeedElement open, string name, int at, ref int depth)
    {
        if (TextOnly.Contains(open.Name) && Vocabulary.Contains(name) && open.Parent is { Name: "item" or "channel" } holder)
        {
            open.InnerEnd = at;
            depth--;
            return holder;
        }

        if (name is not ("item" or "atom:entry" or "entry"))
            return open;
        int steps = 0;
        for (FeedElement? up = open; up is not null; up = up.Parent, steps++)
        {
            if (IsForeign(up.Name))
                return open; // an extension that carries items of its own
            if (!up.Name.Equals(name, StringComparison.Ordinal) || up.Parent is null)
                continue;
            depth -= steps + 1;
            for (FeedElement ended = open; ended != up.Parent; ended = ended.Parent!)
                ended.InnerEnd = at;
            return up.Parent;
        }

        return open;
    }

    /// <param name="raw">With whatever prefix.</param>
    private static bool IsItem(string raw) => raw.AsSpan(raw.IndexOf(':', StringComparison.Ordinal) + 1) is var name
        && (name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase));

    private static bool IsForeign(string name) =>
        name.Contains(':', StringComparison.Ordinal) && !Vocabulary.Contains(name) && !name.StartsWith("atom:", StringComparison.Ordinal);

    /// <summary>Closes the nearest open element of that name with all inside it; an end tag without start is ignored.</summary>
    private static FeedElement Close(FeedElement open, FeedToken token, ref int depth)
    {
        int steps = 1;
        for (FeedElement? up = open; up?.Parent is not null; up = up.Parent, steps++)
        {
            if (!up.RawName.Equals(token.Name, StringComparison.OrdinalIgnoreCase))
                continue;
            depth -= steps;
            for (FeedElement ended = open; ended != up.Parent; ended = ended.Parent!)
                ended.InnerEnd = token.Start;
            return up.Parent;
        }

        return open;
    }
}
