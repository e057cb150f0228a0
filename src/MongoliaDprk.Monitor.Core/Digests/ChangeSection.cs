namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>What outlets did to articles after they were read: names that vanished, reports taken back, pages deleted.</summary>
internal static class ChangeSection
{
    public static DigestSection? Of(Digest digest, DigestView view) => view.Section("changes", digest.Changes, c => Entry(c, digest, view));

    private static DigestEntry Entry(DigestChange change, Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        List<IReadOnlyList<Linked>> lines = [[view.Outside(DigestWords.Title(change.Title), change.Address)]];
        if (OutsideText.Clean(change.Before) is { Length: > 0 } before)
            lines.Add([new(words.With("change.before", words.With("quote", before)))]);
        if (OutsideText.Clean(change.After) is { Length: > 0 } after)
            lines.Add([new(words.With("change.after", words.With("quote", after)))]);
        return new DigestEntry(new Linked(words.With($"change.{change.Kind}", OutsideText.Clean(change.Subject)), view.Links.Article(change.ArticleId)))
        {
            Lines = lines,
            Source = [new Linked(OutsideText.Clean(change.SourceName)), new Linked(words.Moment(change.At, DigestView.Zone(digest)))],
        };
    }
}
