namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>What is coming, and whether what was expected came.</summary>
internal static class AheadSections
{
    public static DigestSection? Coming(Digest digest, DigestView view) => view.Section("coming", digest.Coming, c => Entry(c, digest, view));

    public static DigestSection? Expected(Digest digest, DigestView view) => view.Section("expected", digest.Expected, e => new DigestEntry(
        new Linked($"{view.Language.ShortDay(e.Day)}: {OutsideText.Clean(e.Name)}", OutsideText.Address(e.Address)))
    {
        Lines = [[new(view.Language["expected." + e.State.ToString().ToLowerInvariant()])]],
        Quote = OutsideText.Clean(e.Evidence) is { Length: > 0 } evidence ? evidence : null,
    });

    private static DigestEntry Entry(DigestComing coming, Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        int days = coming.Day.DayNumber - digest.Day.DayNumber;
        string name = OutsideText.Clean(coming.Name);
        List<Linked> about = [new(days <= 0 ? words["coming.today"] : words.Count("coming.in", days))];
        if (coming.Stage is { } stage)
            about.Add(new Linked(words["stage." + stage.ToString().ToLowerInvariant()]));
        if (OutsideText.Clean(coming.Note) is { Length: > 0 } note)
            about.Add(new Linked(note));
        return new DigestEntry(new Linked(
            $"{(coming.IsAbout ? words.With("coming.about", words.ShortDay(coming.Day)) : words.ShortDay(coming.Day))}: {(coming.VisitId is null ? name : words.With("coming.visit", name))}",
            coming.VisitId is { } visit ? view.Links.Visit(visit) : null))
        { Lines = [about] };
    }
}
