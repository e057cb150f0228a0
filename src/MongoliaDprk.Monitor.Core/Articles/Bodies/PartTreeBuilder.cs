using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Walks a parsed page once and writes it down as parts and lines.</summary>
internal sealed class PartTreeBuilder
{
    private readonly List<Part> parts = [];
    private readonly List<Line> lines = [];
    private readonly LineText text = new();
    private readonly Dictionary<(string? Class, string? Id), ElementNames> seen = [];
    private Part current = null!;
    private int linkDepth;
    private int breaks;
    private bool preformatted;
    private bool nameBorder;

    public static PartTree Build(IElement root)
    {
        PartTreeBuilder builder = new();
        builder.Block(root, root.LocalName);
        PartTree tree = new(builder.parts, builder.lines);
        ClutterSpread.Over(tree);
        return tree;
    }

    private void Block(IElement element, string tag)
    {
        Flush();
        Part? parent = current;
        ElementNames names = ElementNames.Of(element, seen);
        Part part = new(parts.Count, parent, tag, names, ClutterNames.Judge(element, tag, names), IsBody(element)) { FirstLine = lines.Count };
        parts.Add(part);
        current = part;
        bool wasPreformatted = preformatted;
        preformatted |= tag is "pre" or "listing" or "plaintext";
        Children(element);
        Flush();
        preformatted = wasPreformatted;
        part.EndLine = lines.Count;
        part.EndPart = parts.Count;
        current = parent!;
    }

    private void Children(INode node)
    {
        INodeList children = node.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            INode child = children[i];
            if (child is IText data)
                Text(data.Data);
            else if (child is IElement element)
                Visit(element);
        }
    }

    private void Visit(IElement element)
    {
        string tag = element.LocalName;
        switch (Tags.KindOf(tag))
        {
            case TagKind.Skipped:
                text.Blank();
                break;
            case TagKind.Break:
                breaks++;
                break;
            case TagKind.Block:
                Block(element, tag);
                break;
            default:
                Inline(element, tag);
                break;
        }
    }

    private void Inline(IElement element, string tag)
    {
        bool link = tag == "a" && element.HasAttribute("href");
        if (tag != "a" && element.Attributes.Length > 0 && ClutterNames.Judge(element, tag, ElementNames.Of(element, seen)) != Clutter.None)
        {
            Block(element, tag);
            return;
        }

        linkDepth += link ? 1 : 0;
        bool separate = NameSeparation.Needed(element, tag, text.Last);
        nameBorder |= separate;
        Children(element);
        nameBorder |= separate;
        linkDepth -= link ? 1 : 0;
    }

    private void Text(string data)
    {
        foreach (char c in data)
        {
            if (c == '\n' && preformatted)
                breaks++;
            if (breaks > 0 && !char.IsWhiteSpace(c))
                EndBreak(c);
            if (nameBorder && NameSeparation.JoinsLetters(text.Last, c))
                text.Blank();
            nameBorder = false;
            text.Append(c, linkDepth > 0);
        }
    }

    /// <summary>Two line breaks part paragraphs; one does, unless the sentence plainly goes on in the next line.</summary>
    private void EndBreak(char next)
    {
        if (breaks == 1 && !text.Ended && char.IsLower(next))
            text.Blank();
        else
            Flush();
        breaks = 0;
    }

    private void Flush()
    {
        breaks = 0;
        nameBorder = false;
        if (text.IsEmpty)
        {
            text.Take();
            return;
        }

        (int weight, int linkWeight, int commas) = (text.Weight, text.LinkWeight, text.Commas);
        lines.Add(new Line(lines.Count, current, text.Take(), weight, linkWeight, commas));
    }

    private static bool IsBody(IElement element) =>
        element.Attributes.Length > 0 && element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);
}
