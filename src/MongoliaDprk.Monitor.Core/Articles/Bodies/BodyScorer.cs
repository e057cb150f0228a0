namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Points for every part of a page by the paragraphs in it (after the readability method), and the best part.</summary>
internal static class BodyScorer
{
    private const int Levels = 5;

    /// <summary>Lines under the title in which the body is expected to begin.</summary>
    private const int Near = 15;

    private const int UnderTitle = 3;

    /// <summary>What a comment or teaser counts for the parts around its own.</summary>
    private const double RepeatedShare = 0.2;

    public static (Part Part, double[] Scores, bool[] Repeated)? Best(BodyDraft draft, int titleLine)
    {
        bool[] repeated = RepeatedItems.Mark(draft.Tree.Lines);
        double[] scores = Scores(draft, titleLine, repeated);
        Part? best = null;
        foreach (Part part in draft.Tree.Parts)
        {
            if (scores[part.Index] > 0)
                scores[part.Index] *= 1 - draft.LinkDensity(part);
            if (part.IsBody && draft.Weight(part) > (best?.IsBody == true ? draft.Weight(best) * 4 : 250))
                best = part;
            else if (scores[part.Index] > 0 && best?.IsBody != true && (best is null || scores[part.Index] > scores[best.Index]))
                best = part;
        }

        if (best is null)
            return null;
        return (best.IsBody ? best : WithSections(draft, Widen(draft, best, scores), repeated), scores, repeated);
    }

    private static double[] Scores(BodyDraft draft, int titleLine, bool[] repeated)
    {
        double[] scores = new double[draft.Tree.Parts.Count];
        bool[] started = new bool[scores.Length];
        foreach (Line line in draft.Tree.Lines)
        {
            if (!draft.IsKept(line) || line.Weight < 25 || line.LinkDensity > 0.6)
                continue;
            double points = 1 + line.Commas + Math.Min(line.Weight / 100.0, 3);
            if (titleLine >= 0 && line.Index > titleLine && line.Index <= titleLine + Near && line.IsRunning)
                points += UnderTitle;
            Part? at = line.Parent.Tag is "p" or "pre" or "blockquote" or "li" ? line.Parent.Parent : line.Parent;
            for (int level = 0; at is not null && level < Levels; at = at.Parent, level++)
            {
                if (!started[at.Index])
                {
                    started[at.Index] = true;
                    scores[at.Index] += Start(at, draft.Weight(at));
                }

                scores[at.Index] += points / (level switch { 0 => 1, 1 => 2, _ => level * 3 }) * (level > 0 && repeated[line.Index] ? RepeatedShare : 1);
            }
        }

        return scores;
    }

    /// <summary>What tag and names promise; names promise little of a part that holds next to nothing.</summary>
    private static double Start(Part part, int weight) => (ClutterNames.Promise(part.Traits) * Math.Min(1, weight / 250.0)) + part.Tag switch
    {
        "article" or "main" => 10,
        "div" => 5,
        "pre" or "td" or "blockquote" => 3,
        "ul" or "ol" or "dl" or "dd" or "dt" or "li" or "form" or "address" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };

    /// <summary>An ancestor that adds far more running text than other text holds the other sections of the same body.</summary>
    private static Part WithSections(BodyDraft draft, Part best, bool[] marks)
    {
        int[] repeated = RepeatedItems.Sums(draft, best, marks);
        int Gain(Part part) => (3 * (draft.Running(part) - (repeated[part.EndLine] - repeated[part.FirstLine]))) - (2 * draft.Weight(part));
        Part widest = best;
        int most = Math.Max(Gain(best), 0);
        for (Part? at = best.Parent; at is not null && at.Tag is not "html"; at = at.Parent)
        {
            if (Gain(at) > most * 1.3 && Gain(at) > most + 400)
                (widest, most) = (at, Gain(at));
        }

        return widest;
    }

    /// <summary>A body cut into sections scores best in one of them: an ancestor that several good parts share is better.</summary>
    private static Part Widen(BodyDraft draft, Part best, double[] scores)
    {
        List<Part> rivals = [.. draft.Tree.Parts.Where(p => !p.IsNested(best) && scores[p.Index] >= scores[best.Index] * 0.75)
            .OrderByDescending(p => scores[p.Index]).Take(5)];
        if (rivals.Count >= 3)
        {
            for (Part? at = best.Parent; at is not null && at.Tag != "body"; at = at.Parent)
            {
                if (rivals.Count(rival => rival.Index > at.Index && rival.Index < at.EndPart) >= 3)
                {
                    best = at;
                    break;
                }
            }
        }

        double last = scores[best.Index];
        double least = last / 3;
        for (Part? at = best.Parent; at is not null && at.Tag is not ("body" or "html"); at = at.Parent)
        {
            if (scores[at.Index] < least)
                break;
            if (scores[at.Index] > last)
                return at;
            last = scores[at.Index];
        }

        return best;
    }
}
