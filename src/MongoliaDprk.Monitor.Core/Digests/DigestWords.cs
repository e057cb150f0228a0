using System.Globalization;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Why a source gave what it gave: silence is told from failure.</summary>
public enum CollectionState
{
    /// <summary>Polled without error, with articles.</summary>
    Collected,

    /// <summary>Polled without error on the day or later; it published nothing.</summary>
    Silent,

    /// <summary>Polled last without error, but before the day: nothing is known of it.</summary>
    NotPolled,

    /// <summary>Never polled so far.</summary>
    NeverPolled,

    /// <summary>The last poll failed: its silence means nothing.</summary>
    Failing,
}

/// <summary>The words that all formats of a digest and the dashboard share. All are fit to be shown, none is escaped for markup.</summary>
public static class DigestWords
{
    /// <summary>A good poll after the day covers the day, whatever happened since.</summary>
    public static CollectionState State(DigestSource source, DateOnly day) => source switch
    {
        { LastSuccess: { } last } when DateOnly.FromDateTime(last) > day => source.Collected > 0 ? CollectionState.Collected : CollectionState.Silent,
        { LastError: not null } => CollectionState.Failing,
        { Collected: > 0 } => CollectionState.Collected,
        { LastSuccess: null } => CollectionState.NeverPolled,
        { LastSuccess: { } last } when DateOnly.FromDateTime(last) < day => CollectionState.NotPolled,
        _ => CollectionState.Silent,
    };

    /// <summary>How a source was collected in the digest's time: to its end, not at all in it, or not to its end because it fails.</summary>
    public static CollectionState State(DigestSource source, Digest digest) => digest.Span is not { } span ? State(source, digest.Day) : source switch
    {
        { LastSuccess: { } last } when last >= span.To => source.Collected > 0 ? CollectionState.Collected : CollectionState.Silent,
        { LastError: not null } => CollectionState.Failing,
        { LastSuccess: null } => CollectionState.NeverPolled,
        { LastSuccess: { } last } when last < span.From => CollectionState.NotPolled,
        _ => source.Collected > 0 ? CollectionState.Collected : CollectionState.Silent,
    };

    /// <summary>True where nothing can be concluded from an empty list.</summary>
    public static bool IsMissing(CollectionState state) => state is CollectionState.Failing or CollectionState.NotPolled or CollectionState.NeverPolled;

    public static IEnumerable<DigestSource> Missing(Digest digest) => digest.Sources.Where(s => IsMissing(State(s, digest)));

    public static IEnumerable<DigestSource> Silent(Digest digest) => digest.Sources.Where(s => State(s, digest) == CollectionState.Silent);

    /// <summary>Words that begin a line; empty ones stay so.</summary>
    public static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Visits with the new ones on top, else in the digest's order.</summary>
    public static IEnumerable<DigestVisit> Visits(Digest digest) => digest.Visits.OrderBy(v => !v.IsNew);

    /// <summary>What an empty day means, given what was collected.</summary>
    public static string NoArticles(Digest digest) => (digest.Sources.Count, Missing(digest).Count()) switch
    {
        (0, _) => "No source has been collected yet: nothing can be said of this day.",
        (var all, var missing) when all == missing => "No source was collected: nothing can be said of this day.",
        (_, 0) => "Nothing was reported: every source was collected, none names the relationship.",
        _ => "Nothing was reported by the sources that were collected; those below were not.",
    };

    public static string Why(DigestSource source, DateOnly day)
    {
        string last = source.LastSuccess is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"last success {at:yyyy-MM-dd HH:mm} UTC")
            : "never collected";
        return State(source, day) switch
        {
            CollectionState.Failing => $"failing: {OutsideText.Clean(source.LastError)} ({last})",
            CollectionState.NotPolled => $"not polled on this day ({last})",
            _ => "never polled so far",
        };
    }

    public static string Who(DigestVisit visit, Digest digest) =>
        visit.Visitors.Count == 0 ? "visitor not named" : string.Join(", ", visit.Visitors.Select(v => Name(v, digest)));

    /// <summary>The actor's name where the digest has it, else the words themselves.</summary>
    public static string Name(string actor, Digest digest) =>
        OutsideText.Clean(digest.Actors.FirstOrDefault(a => a.Id == actor)?.Name ?? actor);

    public static string Direction(string? from, string? to) =>
        from is null && to is null ? "direction not known" : $"{Code(from)} → {Code(to)}";

    public static string Dates(string? start, string? end) => (OutsideText.Clean(start), OutsideText.Clean(end)) switch
    {
        ("", "") => "dates not known",
        (var from, "") => $"from {from}",
        ("", var to) => $"until {to}",
        var (from, to) => from == to ? from : $"{from} to {to}",
    };

    public static string Place(DigestVisit visit) => visit.Place is null ? "" : ", " + OutsideText.Clean(visit.Place);

    public static string Confidence(double confidence) =>
        string.Create(CultureInfo.InvariantCulture, $"confidence {Math.Round(confidence * 100):0} %");

    public static string Where(Salience salience) => salience switch
    {
        Salience.Headline => "headline",
        Salience.Lead => "lead",
        Salience.Body => "body",
        Salience.Rollcall => "roll-call",
        _ => "quote",
    };

    /// <summary>ISO 8601 made readable: <c>2024-03-10 09:00 +08:00</c>.</summary>
    public static string When(string? published)
    {
        string iso = OutsideText.Clean(published);
        if (iso.Length == 0)
            return "date not known";
        return iso.Length == "2024-03-10T09:00:00+08:00".Length && iso[10] == 'T' ? $"{iso[..10]} {iso[11..16]} {iso[19..]}" : iso;
    }

    public static string Count(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    /// <summary>The title, never empty: it is a link's text.</summary>
    public static string Title(string title) => OutsideText.Clean(title) is { Length: > 0 } clean ? clean : "(without title)";

    private static string Code(string? country) => country is null ? "?" : OutsideText.Clean(country).ToUpperInvariant();
}
