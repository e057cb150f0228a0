using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;

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
            Lines = Confirmation(visit, words) is { Count: > 0 } confirmed ? [about, confirmed] : [about],
            Quote = OutsideText.Clean(visit.Sentence),
            QuoteLanguage = visit.Language,
            Source =
            [
                view.Outside(OutsideText.Clean(visit.SourceName), visit.Address),
                new Linked(words.With("visit.confidence", Math.Round(visit.Confidence * 100).ToString("0", CultureInfo.InvariantCulture))),
            ],
        };
    }

    /// <summary>What each side says; third parties only where they say something.</summary>
    private static IReadOnlyList<Linked> Confirmation(DigestVisit visit, DigestLanguage words)
    {
        DigestVoice[] sides = [.. visit.Voices.Where(v => v.Side is not null)];
        if (sides.Length > 0 && sides.All(v => v.Standing == SideStanding.Confirmed))
            return [new Linked(words.With("visit.both", words.List([.. visit.Voices.SelectMany(v => v.Outlets).Select(OutsideText.Clean)])))];
        return [.. sides.Select(v => new Linked(Voice(v, words))), .. visit.Voices.Where(v => v.Side is null && v.Outlets.Count > 0).Select(v => new Linked(Voice(v, words)))];
    }

    private static string Voice(DigestVoice voice, DigestLanguage words)
    {
        string side = voice.Side is null ? words["visit.others"] : Country(voice.SideName, voice.Side, words);
        return words.With("voice." + voice.Standing.ToString().ToLowerInvariant(), side, words.List([.. voice.Outlets.Select(OutsideText.Clean)]));
    }

    private static string Country(string? name, string? code, DigestLanguage words) =>
        OutsideText.Clean(name ?? code?.ToUpperInvariant()) is { Length: > 0 } known ? known : words["visit.unknown"];

    private static string Day(string? iso, DigestLanguage words)
    {
        string clean = OutsideText.Clean(iso);
        return DateOnly.TryParseExact(clean, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? words.YearDay(day) : clean;
    }
}
