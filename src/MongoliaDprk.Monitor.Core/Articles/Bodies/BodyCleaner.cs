namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Takes out of a body what is no running text: link lists, share bars, captions, lone labels, the title once more.</summary>
internal static class BodyCleaner
{
    private const int MostScraps = 5;

    public static void Clean(BodyDraft draft, Part root, string title)
    {
        LabelledBoxes.Drop(draft, root);
        draft.Sum();
        for (int i = root.Index + 1; i < root.EndPart; i++)
        {
            Part part = draft.Tree.Parts[i];
            if (IsClutter(draft, part))
            {
                draft.Drop(part);
                i = part.EndPart - 1;
            }
        }

        draft.Sum();
        foreach (Line line in draft.Lines(root).ToArray())
        {
            if (IsClutter(line, title))
                draft.Drop(line);
        }

        DropEmptyHeadings(draft, root);
        DropEnds(draft, root);
        draft.Sum();
    }

    private static bool IsClutter(BodyDraft draft, Part part)
    {
        if (part.Tag is not ("div" or "ul" or "ol" or "dl" or "table" or "section" or "header" or "fieldset" or "address" or "footer" or "aside"))
            return false;
        int weight = draft.Weight(part);
        if (weight == 0)
            return false;
        int promise = ClutterNames.Promise(part.Traits);
        if (promise < 0 && part.Tag != "table" && weight < 1000 && draft.LinkDensity(part) > 0.1)
            return true;
        if (draft.Commas(part) >= 10)
            return false;
        double density = draft.LinkDensity(part);
        return density > (promise < 0 ? 0.2 : promise > 0 ? 0.5 : part.Tag is "ul" or "ol" ? 0.45 : 0.4)
            || (promise < 0 && weight < 100 && draft.Commas(part) == 0);
    }

    private static bool IsClutter(Line line, string title) =>
        (line.LinkDensity > 0.7 && line.Weight < 200 && !line.EndsSentence)
        || (line.Weight <= 2 && !char.IsLetterOrDigit(line.Text[0]))
        || (title.Length > 0 && line.Text.Length <= title.Length + 5 && TitleText.Same(line.Text, title));

    /// <summary>A heading that nothing follows, or only another one of the same rank, announces nothing of the article.</summary>
    private static void DropEmptyHeadings(BodyDraft draft, Part root)
    {
        string? next = "h1";
        foreach (Line line in draft.Lines(root).Reverse().ToArray())
        {
            if (line.IsHeading && !line.IsRunning && next is not null && string.CompareOrdinal(next, line.Parent.Tag) <= 0)
                draft.Drop(line);
            else
                next = line.IsHeading && !line.IsRunning ? line.Parent.Tag : null;
        }
    }

    /// <summary>Short lines above the first paragraph and below the last are dates, names, counts and buttons.</summary>
    private static void DropEnds(BodyDraft draft, Part root)
    {
        Line[] lines = [.. draft.Lines(root)];
        int first = Array.FindIndex(lines, line => line.IsRunning);
        int last = Array.FindLastIndex(lines, line => line.IsRunning);
        if (first < 0)
            return;
        Drop(draft, lines[..first]);
        Drop(draft, lines[(last + 1)..]);
    }

    /// <summary>Many short lines in a row are a list or a poem and stay.</summary>
    private static void Drop(BodyDraft draft, Line[] end)
    {
        Line[] scraps = [.. end.Where(IsScrap)];
        foreach (Line scrap in scraps.Length > MostScraps ? [] : scraps)
            draft.Drop(scrap);
    }

    private static bool IsScrap(Line line) =>
        line.Weight < 60 && !line.IsHeading && !line.EndsSentence && line.Parent.Tag is not ("li" or "td" or "th" or "dd" or "dt" or "blockquote");
}
