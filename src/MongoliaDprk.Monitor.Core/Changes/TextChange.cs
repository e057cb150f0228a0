namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>What became of a stretch of a text.</summary>
public enum TextFate { Kept, Added, Removed }

/// <summary>A stretch of a paragraph that met one fate.</summary>
public sealed record TextStretch(TextFate Fate, string Text);

/// <summary>A paragraph that is not as it was.</summary>
/// <param name="Before">Its number in the text before, from 0; null = added.</param>
/// <param name="After">Its number in the text after, from 0; null = removed.</param>
/// <param name="Stretches">In reading order; those kept and removed make up the paragraph before, those kept and added the one after.</param>
public sealed record ParagraphChange(int? Before, int? After, IReadOnlyList<TextStretch> Stretches);

/// <summary>What changed between two texts: by paragraph, inside a rewritten paragraph by word.</summary>
/// <param name="Paragraphs">Changed paragraphs only, in reading order; empty = the texts are equal.</param>
public sealed record TextChange(IReadOnlyList<ParagraphChange> Paragraphs)
{
    /// <summary>Words of a paragraph that must have stayed for it to be the same one rewritten: one of three.</summary>
    private const int KeptOf = 3;

    /// <summary>Of so many paragraphs in a row that were all exchanged, none is looked at word by word.</summary>
    private const int MostInARow = 200;

    /// <summary>Pure; time and memory are bounded for texts of any length.</summary>
    /// <param name="before">Paragraphs separated by line breaks.</param>
    /// <param name="after">As <paramref name="before"/>.</param>
    public static TextChange Between(string before, string after)
    {
        string[] old = before.Split('\n'), now = after.Split('\n');
        List<ParagraphChange> changes = [];
        int i = 0, j = 0;
        foreach (CommonRun run in CommonPieces.Find(old, now).Append(new CommonRun(old.Length, now.Length, 0)))
        {
            Exchanged(old, now, (i, run.Before), (j, run.After), changes);
            i = run.Before + run.Length;
            j = run.After + run.Length;
        }

        return new TextChange(changes);
    }

    /// <summary>Paragraphs that stand in one another's place: pairs are rewritten where enough was kept, else the one went and the other came.</summary>
    private static void Exchanged(string[] old, string[] now, (int From, int To) before, (int From, int To) after, List<ParagraphChange> changes)
    {
        int i = before.From;
        bool byWord = before.To - before.From <= MostInARow && after.To - after.From <= MostInARow;
        for (int j = after.From; j < after.To; j++)
        {
            // what was added above shifts the pair: the paragraph may be the rewriting of any of the next ones
            int pair = !byWord ? -1 : Enumerable.Range(i, Math.Min(before.To - i, KeptOf)).FirstOrDefault(x => Rewritten(old[x], now[j]) is not null, -1);
            while (i < pair)
                changes.Add(Removed(old, i++));
            if (pair < 0)
                changes.Add(new ParagraphChange(null, j, [new TextStretch(TextFate.Added, now[j])]));
            else
                changes.Add(new ParagraphChange(i, j, Rewritten(old[i++], now[j])!));
        }

        while (i < before.To)
            changes.Add(Removed(old, i++));
    }

    private static ParagraphChange Removed(string[] old, int at) => new(at, null, [new TextStretch(TextFate.Removed, old[at])]);

    /// <summary>Null when too little was kept.</summary>
    private static List<TextStretch>? Rewritten(string before, string after)
    {
        IReadOnlyList<string> old = TextWords.Split(before), now = TextWords.Split(after);
        List<CommonRun> runs = [.. CommonPieces.Find(old, now)];
        if (runs.Sum(r => Words(old, r)) * KeptOf < Math.Max(old.Count(TextWords.IsWord), now.Count(TextWords.IsWord)))
            return null;
        // a blank or sign alone between two changes is no rest for the eye
        runs.RemoveAll(r => Words(old, r) == 0 && r.Before > 0 && r.Before + r.Length < old.Count);
        List<TextStretch> stretches = [];
        int i = 0, j = 0;
        foreach (CommonRun run in runs.Append(new CommonRun(old.Count, now.Count, 0)))
        {
            Add(stretches, TextFate.Removed, old, i, run.Before);
            Add(stretches, TextFate.Added, now, j, run.After);
            Add(stretches, TextFate.Kept, old, run.Before, run.Before + run.Length);
            i = run.Before + run.Length;
            j = run.After + run.Length;
        }

        return stretches;
    }

    private static int Words(IReadOnlyList<string> pieces, CommonRun run) => pieces.Skip(run.Before).Take(run.Length).Count(TextWords.IsWord);

    private static void Add(List<TextStretch> stretches, TextFate fate, IReadOnlyList<string> pieces, int from, int to)
    {
        if (from < to)
            stretches.Add(new TextStretch(fate, string.Concat(pieces.Skip(from).Take(to - from))));
    }
}
