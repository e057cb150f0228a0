namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>What was not collected, what changed and who was silent: without it a quiet day says nothing.</summary>
internal static class SourceSections
{
    public static DigestSection? Missing(Digest digest, DigestView view) =>
        view.Section("missing", [.. DigestWords.Missing(digest)], s => Entry(s, digest, view));

    public static DigestSection? Changed(Digest digest, DigestView view) =>
        view.Section("sources", digest.SourceNews, n => NewsSections.Entry(n.Title, n.Text, null));

    public static DigestSection? Silent(Digest digest, DigestView view)
    {
        DigestSource[] silent = [.. DigestWords.Silent(digest)];
        return silent.Length == 0
            ? null
            : new DigestSection("silent", view.Language["section.silent"], silent.Length, view.Links.Section("silent"))
            {
                Notes = [.. view.Shown(silent).Select(s => new Linked(OutsideText.Clean(s.Name)))],
                More = view.More(silent.Length, "silent"),
            };
    }

    private static DigestEntry Entry(DigestSource source, Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        string why = DigestWords.State(source, digest) switch
        {
            CollectionState.Failing => words.With("source.failing", OutsideText.Clean(source.LastError)),
            CollectionState.NotPolled => words["source.notPolled"],
            _ => words["source.neverPolled"],
        };
        string last = source.LastSuccess is { } at ? words.With("source.last", words.Moment(at, DigestView.Zone(digest))) : words["source.nolast"];
        return new DigestEntry(new Linked(OutsideText.Clean(source.Name), view.Links.Sources)) { Lines = [[new(why), new(last)]] };
    }
}
