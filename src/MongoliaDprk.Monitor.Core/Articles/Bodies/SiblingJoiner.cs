namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Joins the best part with those of its siblings that look like a continuation of it.</summary>
internal static class SiblingJoiner
{
    /// <returns>The part that holds what was joined; lines in it that were not joined are dropped from the draft.</returns>
    public static Part Join(BodyDraft draft, Part top, double[] scores, bool[] repeated)
    {
        if (top.Parent is not { } parent || top.Tag is "body" or "html")
            return top;
        if (top.IsBody)
            return WithSections(draft, top, parent);
        double least = Math.Max(10, scores[top.Index] * 0.2);
        IReadOnlyList<Part> parts = draft.Tree.Parts;
        int nextLine = parent.FirstLine;
        for (int i = parent.Index + 1; i < parent.EndPart; i = parts[i].EndPart)
        {
            DropOwnLines(draft, nextLine, parts[i].FirstLine);
            nextLine = parts[i].EndLine;
            if (parts[i] != top && (IsRepeated(parts[i], top, repeated) || !Continues(draft, parts[i], top, scores, least)))
                draft.Drop(parts[i]);
        }

        DropOwnLines(draft, nextLine, parent.EndLine);
        draft.Sum();
        return parent;
    }

    /// <summary>The parent, of which only the sections are held that the markup calls body, when there are several.</summary>
    private static Part WithSections(BodyDraft draft, Part top, Part parent)
    {
        IReadOnlyList<Part> parts = draft.Tree.Parts;
        int sections = 0;
        for (int i = parent.Index + 1; i < parent.EndPart; i = parts[i].EndPart)
            sections += parts[i].IsBody ? 1 : 0;
        if (sections < 2)
            return top;
        int nextLine = parent.FirstLine;
        for (int i = parent.Index + 1; i < parent.EndPart; i = parts[i].EndPart)
        {
            DropOwnLines(draft, nextLine, parts[i].FirstLine);
            nextLine = parts[i].EndLine;
            if (!parts[i].IsBody)
                draft.Drop(parts[i]);
        }

        DropOwnLines(draft, nextLine, parent.EndLine);
        draft.Sum();
        return parent;
    }

    /// <summary>A comment or a teaser beside an article that is none itself.</summary>
    private static bool IsRepeated(Part part, Part top, bool[] repeated) =>
        part.Names != top.Names && part.Names.Length > 0 && part.EndLine > part.FirstLine && repeated.AsSpan(part.FirstLine, part.EndLine - part.FirstLine).Contains(true);

    private static bool Continues(BodyDraft draft, Part part, Part top, double[] scores, double least)
    {
        double bonus = top.Names.Length > 0 && part.Names == top.Names ? scores[top.Index] * 0.2 : 0;
        if (scores[part.Index] + bonus >= least)
            return true;
        if (part.Tag is not ("p" or "pre" or "blockquote"))
            return false;
        int weight = draft.Weight(part);
        double density = draft.LinkDensity(part);
        return weight > 80 ? density < 0.25 : weight > 0 && density == 0 && part.EndLine > part.FirstLine && draft.Tree.Lines[part.EndLine - 1].EndsSentence;
    }

    private static void DropOwnLines(BodyDraft draft, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            Line line = draft.Tree.Lines[i];
            if (line.Weight <= 80 || line.LinkDensity >= 0.25)
                draft.Drop(line);
        }
    }
}
