namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Passes clutter on from parts to what lies in them, but does not believe it of a part that holds most of the page's running text.</summary>
internal static class ClutterSpread
{
    private const int LeastRunningText = 300;

    public static void Over(PartTree tree)
    {
        int[] running = new int[tree.Lines.Count + 1];
        foreach (Line line in tree.Lines)
            running[line.Index + 1] = running[line.Index] + (line.IsRunning ? line.Weight : 0);
        int all = running[^1];
        foreach (Part part in tree.Parts)
        {
            int own = running[part.EndLine] - running[part.FirstLine];
            if (part.Clutter != Clutter.None && own > LeastRunningText && own * 10 > all * (part.Clutter == Clutter.Sure ? 7 : 6))
                part.Clutter = Clutter.None;
            if (part.Parent is { } parent && parent.Clutter > part.Clutter)
                part.Clutter = parent.Clutter;
        }
    }
}
