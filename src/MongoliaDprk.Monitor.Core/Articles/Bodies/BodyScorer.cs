namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Points for every part of a page by the paragraphs in it (after the readability method), and the best part.</summary>
internal static class BodyScorer
{
    private const int Levels = 5;

    /// <summary>Lines under the title in which the body is expected to begin.</summary>
    private const int Near = 15;

    private const int UnderTitle = 3;

    public static (Part Part, double[] Scores)? Best(BodyDraft draft, int titleLine)
    {
        double[] scores = Scores(draft, titleLine);
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
        return (best.IsBody ? best : WithSections(draft, Widen(draft, best, scores)), scores);
    }

    private static double[] Scores(BodyDraft draft, int titleLine)
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

                scores[at.Index] += points / (level switch { 0 => 1, 1 => 2, _ => level * 3 });
            }
        }

        return scores;
    }

    /// <summary>What tag and names promise; names promise little of a part that holds next to nothing.</summary>
    private static double Start(Part part, int weight) => (ClutterNames.Promise(part.Names) * Math.Min(1, weight / 250.0)) + part.Tag switch
    {
        "article" or "main" => 10,
        "div" => 5,
        "pre" or "td" or "blockquote" => 3,
        "ul" or "ol" or "dl" or "dd" or "dt" or "li" or "form" or "address" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };

    /// <summary>
    /// Running sums of the text in containers that come again and again, other than the one the best part is: comments below
    /// an article and teasers of others, not its sections.
    /// </summary>
    private static int[] Repeated(BodyDraft draft, Part best)
    {
        Dictionary<string, (int All, int Signed)> containers = new(StringComparer.Ordinal);
        IReadOnlyList<Line> lines = draft.Tree.Lines;
        Part? last = null;
        foreach (Line line in lines)
        {
            Part container = Container(line);
            if (line.IsRunning && container != last && container.Names.Length > 0)
            {
                bool signed = (container.FirstLine > 0 && IsSignature(lines[container.FirstLine - 1])) || (line.Index > 0 && IsSignature(lines[line.Index - 1]))
                    || (container.EndLine < lines.Count && IsSignature(lines[container.EndLine]));
                (int all, int some) = containers.GetValueOrDefault(container.Names);
                containers[container.Names] = (all + 1, some + (signed ? 1 : 0));
            }

            last = container;
        }

        int[] sums = new int[draft.Tree.Lines.Count + 1];
        foreach (Line line in draft.Tree.Lines)
        {
            Part container = Container(line);
            bool again = draft.IsKept(line) && line.IsRunning && !Nested(container, best) && container.Names != best.Names
                && containers.TryGetValue(container.Names, out (int All, int Signed) found) && found.Signed >= 4 && found.Signed > found.All * 0.7;
            sums[line.Index + 1] = sums[line.Index] + (again ? line.Weight : 0);
        }

        return sums;
    }

    /// <summary>A line that belongs to a comment or teaser rather than to a paragraph: a link, or who wrote it when.</summary>
    private static bool IsSignature(Line line) =>
        line.LinkDensity > 0.7 || (line.Weight < 60 && !line.IsHeading && line.Text.Count(char.IsAsciiDigit) >= 4);

    /// <summary>The nearest part around a line that is more than its paragraph.</summary>
    private static Part Container(Line line)
    {
        Part at = line.Parent;
        while (at.Names.Length == 0 && at.Parent is { } parent)
            at = parent;
        return at;
    }

    /// <summary>An ancestor that adds far more running text than other text holds the other sections of the same body.</summary>
    private static Part WithSections(BodyDraft draft, Part best)
    {
        int[] repeated = Repeated(draft, best);
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

    private static bool Nested(Part first, Part second) => first.Index <= second.Index ? second.Index < first.EndPart : first.Index < second.EndPart;

    /// <summary>A body cut into sections scores best in one of them: an ancestor that several good parts share is better.</summary>
    private static Part Widen(BodyDraft draft, Part best, double[] scores)
    {
        List<Part> rivals = [.. draft.Tree.Parts.Where(p => !Nested(p, best) && scores[p.Index] >= scores[best.Index] * 0.75)
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
