namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>One element of a feed document. Names are canonical: lower case, the usual prefix of the namespace ("dc:date"), none for RSS.</summary>
internal sealed class FeedElement(string name, string rawName, FeedElement? parent, string source, int innerStart)
{
    private List<FeedElement>? _children;
    private List<string>? _texts;

    public string Name { get; } = name;

    /// <summary>Name as written, to find the end tag.</summary>
    public string RawName { get; } = rawName;

    public FeedElement? Parent { get; } = parent;

    public IReadOnlyList<FeedElement> Children => _children ?? [];

    /// <summary>Namespace addresses by prefix declared here; null when none is.</summary>
    public Dictionary<string, string>? Namespaces { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Where the end tag begins in the source.</summary>
    public int InnerEnd { get; set; } = source.Length;

    /// <summary>Text with entities resolved; where the feed put elements inside, the markup as written.</summary>
    public string Text => _children is not null ? InnerMarkup : PlainText;

    /// <summary>The characters directly inside, entities resolved.</summary>
    public string PlainText => _texts is null ? "" : _texts.Count == 1 ? _texts[0] : string.Concat(_texts);

    /// <summary>Everything between start and end tag as written.</summary>
    public string InnerMarkup => InnerEnd > innerStart ? FeedEntities.Clean(source[innerStart..InnerEnd]) : "";

    public void Add(FeedElement child) => (_children ??= []).Add(child);

    public void Add(string text) => (_texts ??= []).Add(text);

    /// <summary>Value of the attribute, trimmed, or null when absent or empty.</summary>
    public string? Attribute(string name)
    {
        foreach ((string key, string value) in Attributes)
        {
            if (key.Equals(name, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(value))
                return value.Trim();
        }

        return null;
    }

    /// <summary>Children of that name; for Atom names ("atom:title") also those whose feed forgot the namespace.</summary>
    public IEnumerable<FeedElement> All(string name)
    {
        string bare = name.StartsWith("atom:", StringComparison.Ordinal) ? name[5..] : name;
        foreach (FeedElement child in Children)
        {
            if (child.Name.Equals(name, StringComparison.Ordinal) || child.Name.Equals(bare, StringComparison.Ordinal))
                yield return child;
        }
    }

    /// <summary>First child with text under one of the names, earlier names first; null when there is none.</summary>
    public FeedElement? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (FeedElement child in All(name))
            {
                if (!string.IsNullOrWhiteSpace(child.Text))
                    return child;
            }
        }

        return null;
    }
}
