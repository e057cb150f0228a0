namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>How surely an element is no part of an article: never, by its name, or by its tag.</summary>
internal enum Clutter { None, Likely, Sure }

/// <summary>A block element of a page, with the range of lines and parts that lie in it.</summary>
internal sealed class Part(int index, Part? parent, string tag, ElementNames names, Clutter clutter, bool isBody)
{
    public int Index { get; } = index;

    public Part? Parent { get; } = parent;

    public string Tag { get; } = tag;

    /// <summary>Class, id and similar attributes in small letters, separated by blanks.</summary>
    public string Names { get; } = names.Text;

    /// <summary>What they say.</summary>
    public NameTraits Traits { get; } = names.Traits;

    /// <summary>First its own, after <see cref="ClutterSpread"/> the stronger of its own and its ancestors' clutter.</summary>
    public Clutter Clutter { get; set; } = clutter;

    /// <summary>The markup itself says that this is the article's body.</summary>
    public bool IsBody { get; } = isBody;

    public int FirstLine { get; init; }

    public int EndLine { get; set; }

    /// <summary>Index after the last part inside this one; parts are numbered in document order.</summary>
    public int EndPart { get; set; }

    /// <summary>Whether one of the two lies in the other, or both are the same.</summary>
    public bool IsNested(Part other) => Index <= other.Index ? other.Index < EndPart : Index < other.EndPart;
}

/// <summary>A run of inline text between two block borders: what a reader sees as one paragraph.</summary>
/// <param name="Weight">Length in letters of an alphabet; a Chinese, Japanese or Korean character weighs two.</param>
/// <param name="LinkWeight">Share of the weight that lies in links.</param>
/// <param name="Commas">Number of marks that only running text has.</param>
internal sealed record Line(int Index, Part Parent, string Text, int Weight, int LinkWeight, int Commas)
{
    public bool IsHeading => Parent.Tag is ['h', >= '1' and <= '6'];

    public double LinkDensity => Weight == 0 ? 0 : (double)LinkWeight / Weight;

    /// <summary>A paragraph of sentences rather than a label, a menu or a heading.</summary>
    public bool IsRunning => Weight > 60 && LinkDensity < 0.3 && (Commas > 0 || EndsSentence);

    /// <summary>Ends like a sentence, in any script.</summary>
    public bool EndsSentence => LineText.EndsSentence(Text);
}

/// <summary>A page as parts and lines, both in document order.</summary>
internal sealed record PartTree(IReadOnlyList<Part> Parts, IReadOnlyList<Line> Lines);
