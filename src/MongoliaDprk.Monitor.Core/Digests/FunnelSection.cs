using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>How much was read for what the digest tells, and what was left out why.</summary>
internal static class FunnelSection
{
    public static DigestSection? Of(Digest digest, DigestView view)
    {
        if (digest.Funnel.Count == 0)
            return null;
        DigestLanguage words = view.Language;
        return new DigestSection("funnel", words["section.funnel"], digest.Funnel.GetValueOrDefault(FunnelStep.LinkShown), view.Links.Section("funnel"))
        {
            Notes = [new Linked(Line(digest.Funnel, words), view.Links.Sources)],
            Tables = [new DigestTable([words["funnel.head.step"], words["funnel.head.count"]], [.. Rows(digest.Funnel, words)], null)],
        };
    }

    /// <summary>The whole way in one line.</summary>
    private static string Line(IReadOnlyDictionary<FunnelStep, int> counts, DigestLanguage words) =>
        string.Join(" → ", FunnelStages.Headline.Select(s => $"{words["funnel." + s]} {DigestLanguage.Number(counts.GetValueOrDefault(s))}"));

    private static IEnumerable<IReadOnlyList<Linked>> Rows(IReadOnlyDictionary<FunnelStep, int> counts, DigestLanguage words)
    {
        foreach (FunnelRow row in FunnelStages.Rows(counts))
        {
            string what = words["funnel." + row.Step];
            yield return [new(row.IsLeftOut ? words.With("funnel.leftout", what) : what), new(DigestLanguage.Number(row.Count))];
        }
    }
}
