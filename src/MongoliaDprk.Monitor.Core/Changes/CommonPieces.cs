namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>A stretch that two lists of pieces have in common: pieces before and after, equally many.</summary>
internal readonly record struct CommonRun(int Before, int After, int Length);

/// <summary>Finds the longest common subsequence of two lists of pieces (paragraphs, words).</summary>
internal static class CommonPieces
{
    /// <summary>Cells of the table that is filled at most; beyond, what lies between the common ends counts as exchanged.</summary>
    private const int MostCells = 1_000_000;

    /// <summary>The common stretches in order; time and memory are bounded whatever the lists are.</summary>
    public static IReadOnlyList<CommonRun> Find(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        int tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[before.Count - 1 - tail] == after[after.Count - 1 - tail])
            tail++;

        List<CommonRun> runs = [];
        Add(runs, 0, 0, head);
        Between(before, after, head, before.Count - tail, after.Count - tail, runs);
        Add(runs, before.Count - tail, after.Count - tail, tail);
        return runs;
    }

    private static void Between(IReadOnlyList<string> before, IReadOnlyList<string> after, int from, int endBefore, int endAfter, List<CommonRun> runs)
    {
        int rows = endBefore - from, columns = endAfter - from;
        if (rows == 0 || columns == 0 || (long)rows * columns > MostCells)
            return;
        int[,] longest = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
                longest[i, j] = before[from + i] == after[from + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (before[from + i] == after[from + j])
                Add(runs, from + i++, from + j++, 1);
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }
    }

    private static void Add(List<CommonRun> runs, int before, int after, int length)
    {
        if (length == 0)
            return;
        if (runs.Count > 0 && runs[^1] is { } last && last.Before + last.Length == before && last.After + last.Length == after)
            runs[^1] = last with { Length = last.Length + length };
        else
            runs.Add(new CommonRun(before, after, length));
    }
}
