using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Visits: new ones, then those whose stage changed, then those reported again; each with who confirms it.</summary>
internal static class VisitSection
{
    public static DigestSection? Of(Digest digest, DigestView view)
    {
        DigestVisit[] visits = [.. digest.Visits.OrderBy(v => v.IsNew ? 0 : v.Was is not null ? 1 : 2).ThenBy(v => v.Id)];
        return view.Section("visits", visits, v => Entry(v, digest, view));
    }

    /// <summary>Days in the reader's words; what is known to the month or year only stays as it is.</summary>
    public static string Dates(string? start, string? end, DigestLanguage words) => (Day(start, words), Day(end, words)) switch
    {
        ("", "") => words["visit.nodates"],
        (var from, "") => words.With("visit.from", from),
        ("", var to) => words.With("visit.until", to),
        var (from, to) => from == to ? from : words.With("date.range", from, to),
    };

    private static DigestEntry Entry(DigestVisit visit, Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        string who = visit.Visitors.Count == 0 ? words["visit.nobody"] : words.List([.. visit.Visitors.Select(v => DigestWords.Name(v, digest))]);
        string stage = words["stage." + visit.Stage.ToString().ToLowerInvariant()];
        if (visit.Was is { } was)
            stage = words.With("stage.was", stage, words["stage." + was.ToString().ToLowerInvariant()]);
        string direction = words.With("visit.direction", Country(visit.FromName, visit.From, words), Country(visit.ToName, visit.To, words));
        List<Linked> about = [new(stage), new(Dates(visit.Start, visit.End, words))];
        if (OutsideText.Clean(visit.Place) is { Length: > 0 } place)
            about.Add(new Linked(place));
        return new DigestEntry(new Linked($"{direction}: {who}", view.Links.Visit(visit.Id)))
        {
            Mark = words[visit.IsNew ? "mark.new" : visit.Was is not null ? "mark.changed" : "mark.again"],
            Lines = Confirmation(visit, words) is { } confirmed ? [about, [new Linked(confirmed)]] : [about],
            Quote = OutsideText.Clean(visit.Sentence),
            QuoteLanguage = visit.Language,
            Source =
            [
                view.Outside(OutsideText.Clean(visit.SourceName), visit.Address),
                new Linked(words.With("visit.confidence", Math.Round(visit.Confidence * 100).ToString("0", CultureInfo.InvariantCulture))),
            ],
        };
    }

    /// <summary>Which of the two sides' outlets say so; null where no outlet is known.</summary>
    private static string? Confirmation(DigestVisit visit, DigestLanguage words)
    {
        if (visit.Witnesses.Count == 0)
            return null;
        string outlets = words.List([.. visit.Witnesses.Select(w => OutsideText.Clean(w.SourceName))]);
        string[] sides = [.. visit.Witnesses.Where(w => w.Side is not null && (w.Side == visit.From || w.Side == visit.To)).Select(w => w.Side!).Distinct()];
        return sides.Length switch
        {
            0 => words.With("visit.outside", outlets),
            1 => words.With("visit.single", OutsideText.Clean(visit.Witnesses.First(w => w.Side == sides[0]).SideName ?? sides[0].ToUpperInvariant()), outlets),
            _ => words.With("visit.both", outlets),
        };
    }

    private static string Country(string? name, string? code, DigestLanguage words) =>
        OutsideText.Clean(name ?? code?.ToUpperInvariant()) is { Length: > 0 } known ? known : words["visit.unknown"];

    private static string Day(string? iso, DigestLanguage words)
    {
        string clean = OutsideText.Clean(iso);
        return DateOnly.TryParseExact(clean, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? words.YearDay(day) : clean;
    }
}
