namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Which lines of a page are still held for the body, with sums over any part in constant time.</summary>
internal sealed class BodyDraft
{
    private readonly bool[] kept;
    private readonly int[] weights;
    private readonly int[] linkWeights;
    private readonly int[] commas;
    private readonly int[] running;

    /// <param name="tree">The page.</param>
    /// <param name="allowed">Clutter up to this is taken along.</param>
    public BodyDraft(PartTree tree, Clutter allowed)
    {
        Tree = tree;
        int count = tree.Lines.Count;
        kept = new bool[count];
        weights = new int[count + 1];
        linkWeights = new int[count + 1];
        commas = new int[count + 1];
        running = new int[count + 1];
        for (int i = 0; i < count; i++)
            kept[i] = tree.Lines[i].Parent.Clutter <= allowed;
        Sum();
    }

    public PartTree Tree { get; }

    public bool IsKept(Line line) => kept[line.Index];

    public int Weight(Part part) => weights[part.EndLine] - weights[part.FirstLine];

    /// <summary>Weight held in lines from the first to before the last.</summary>
    public int WeightOf(int first, int end) => weights[end] - weights[first];

    /// <summary>Weight of running text held in lines from the first to before the last.</summary>
    public int RunningOf(int first, int end) => running[end] - running[first];

    public int Commas(Part part) => commas[part.EndLine] - commas[part.FirstLine];

    /// <summary>Weight of the lines that are running text.</summary>
    public int Running(Part part) => running[part.EndLine] - running[part.FirstLine];

    public double LinkDensity(Part part)
    {
        int weight = Weight(part);
        return weight == 0 ? 0 : (double)(linkWeights[part.EndLine] - linkWeights[part.FirstLine]) / weight;
    }

    public void Drop(Part part) => Array.Clear(kept, part.FirstLine, part.EndLine - part.FirstLine);

    public void Drop(int first, int end) => Array.Clear(kept, first, end - first);

    public void Drop(Line line) => kept[line.Index] = false;

    /// <summary>Lines held, in document order.</summary>
    public IEnumerable<Line> Lines(Part part)
    {
        for (int i = part.FirstLine; i < part.EndLine; i++)
        {
            if (kept[i])
                yield return Tree.Lines[i];
        }
    }

    public string Text(Part part) => BodyFinder.Join(Lines(part));

    /// <summary>Makes the sums true again after lines were dropped.</summary>
    public void Sum()
    {
        for (int i = 0; i < kept.Length; i++)
        {
            Line line = Tree.Lines[i];
            weights[i + 1] = weights[i] + (kept[i] ? line.Weight : 0);
            linkWeights[i + 1] = linkWeights[i] + (kept[i] ? line.LinkWeight : 0);
            running[i + 1] = running[i] + (kept[i] && line.IsRunning ? line.Weight : 0);
            commas[i + 1] = commas[i] + (kept[i] ? line.Commas : 0);
        }
    }
}
