namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Takes comments and boxes of other articles out of a body by the label that stands above them.</summary>
internal static class LabelledBoxes
{
    /// <summary>A box is never more than this share of the body: what is larger only begins with the word.</summary>
    private const double LargestBox = 0.35;

    /// <summary>An article that comments follow has at least this weight of running text; a button above it has not.</summary>
    private const int ShortestArticle = 200;

    public static void Drop(BodyDraft draft, Part root)
    {
        int all = draft.Weight(root);
        foreach (Line line in draft.Lines(root).ToArray())
        {
            switch (draft.IsKept(line) ? Labels.KindOf(line.Text) : LabelKind.None)
            {
                case LabelKind.Comments when draft.RunningOf(root.FirstLine, line.Index) >= Math.Max(ShortestArticle, all / 8):
                    draft.Drop(line.Index, root.EndLine);
                    return;
                case LabelKind.Credit:
                    draft.Drop(line);
                    break;
                case LabelKind.None when IsLabelled(line):
                    draft.Drop(line);
                    break;
                case LabelKind.None:
                    break;
                default:
                    DropBox(draft, root, line, (int)(all * LargestBox));
                    break;
            }
        }
    }

    /// <summary>"Read also: another article", "Photo: an agency".</summary>
    private static bool IsLabelled(Line line) => Labels.KindOfBeginning(line.Text) switch
    {
        LabelKind.Related => line.LinkDensity > 0.2 && line.Weight < 250,
        LabelKind.Credit => line.Weight < 100,
        _ => false,
    };

    private static void DropBox(BodyDraft draft, Part root, Line label, int largest)
    {
        Part? box = null;
        for (Part at = label.Parent; at != root && at.Index > root.Index && BeginsWith(draft, at, label) && draft.Weight(at) <= largest; at = at.Parent!)
            box = at;
        int end = box?.EndLine ?? label.Index + 1;
        if (label.IsHeading && end == label.Index + 1)
        {
            int next = EndOfSection(draft, root, label);
            end = draft.WeightOf(label.Index, next) <= largest ? next : end;
        }

        draft.Drop(label.Index, end);
    }

    private static bool BeginsWith(BodyDraft draft, Part part, Line label) => draft.WeightOf(part.FirstLine, label.Index) == 0;

    private static int EndOfSection(BodyDraft draft, Part root, Line label)
    {
        for (int i = label.Index + 1; i < root.EndLine; i++)
        {
            Line line = draft.Tree.Lines[i];
            if (line.IsHeading && string.CompareOrdinal(line.Parent.Tag, label.Parent.Tag) <= 0)
                return i;
        }

        return root.EndLine;
    }
}
