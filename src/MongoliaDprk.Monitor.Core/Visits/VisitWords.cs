using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>One language's words about travel, compiled once.</summary>
internal sealed class VisitWords
{
    private readonly PhraseMatcher matcher = new();

    public VisitWords(VisitLanguage language)
    {
        PlaceBeforeVerb = language.PlaceBeforeVerb;
        Home = language.Home;
        foreach (var (key, phrases) in language.Phrases)
        {
            if (!TryReadKey(key, out VisitCue cue, out string? country))
                continue;
            switch (cue)
            {
                case VisitCue.To: To = phrases; break;
                case VisitCue.From: From = phrases; break;
                case VisitCue.Of: Of = phrases; break;
                case VisitCue.About: About = phrases; break;
                default: AddAll(phrases, cue, country, 0); break;
            }
        }

        for (int i = 0; i < language.Months.Count; i++)
            AddAll(language.Months[i], VisitCue.Month, null, i + 1);
        for (int i = 0; i < language.Weekdays.Count; i++)
            AddAll(language.Weekdays[i], VisitCue.Weekday, null, i);
    }

    public bool PlaceBeforeVerb { get; }
    public string? Home { get; }

    /// <summary>Marks of a destination, of an origin, of a traveller: before the name, or behind it where the place stands before the verb.</summary>
    public IReadOnlyList<string> To { get; } = [];
    public IReadOnlyList<string> From { get; } = [];
    public IReadOnlyList<string> Of { get; } = [];

    /// <summary>Marks of what is only talked about or dealt with: an envoy for that country, a question of it.</summary>
    public IReadOnlyList<string> About { get; } = [];

    /// <summary>False when <paramref name="key"/> is no cue.</summary>
    public static bool TryReadKey(string key, out VisitCue cue, out string? country)
    {
        int dash = key.IndexOf('-', StringComparison.Ordinal);
        country = dash < 0 ? null : key[(dash + 1)..];
        return Enum.TryParse(dash < 0 ? key : key[..dash], ignoreCase: true, out cue)
            && (country is null || cue == VisitCue.Visit);
    }

    public List<CueHit> Find(string text, int start, int end) => matcher.Find(text, start, end);

    private void AddAll(IReadOnlyList<string> phrases, VisitCue cue, string? country, int number)
    {
        foreach (string phrase in phrases)
            matcher.Add(phrase, cue, country, number);
    }
}
