using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>One language's words about travel, compiled once.</summary>
internal sealed class VisitWords
{
    private readonly CuePhrases phrases;

    public VisitWords(VisitLanguage language)
    {
        List<CuePhrase> all = [];
        PlaceBeforeVerb = language.PlaceBeforeVerb;
        Home = language.Home;
        foreach (var (key, texts) in language.Phrases)
        {
            if (!TryReadKey(key, out VisitCue cue, out string? country))
                continue;
            switch (cue)
            {
                case VisitCue.To: To = Marks(texts); break;
                case VisitCue.From: From = Marks(texts); break;
                case VisitCue.Of: Of = Marks(texts); break;
                case VisitCue.About: About = Marks(texts); break;
                case VisitCue.Demonym: Demonyms = texts; break;
                default: all.AddRange(texts.Select(t => new CuePhrase(t, cue, country, 0))); break;
            }
        }

        for (int i = 0; i < language.Months.Count; i++)
            all.AddRange(language.Months[i].Select(m => new CuePhrase(m, VisitCue.Month, null, i + 1)));
        for (int i = 0; i < language.Weekdays.Count; i++)
            all.AddRange(language.Weekdays[i].Select(w => new CuePhrase(w, VisitCue.Weekday, null, i)));
        phrases = new CuePhrases(all);
    }

    public bool PlaceBeforeVerb { get; }
    public string? Home { get; }

    /// <summary>Marks of a destination, of an origin, of a traveller: before the name, or behind it where the place stands before the verb.</summary>
    public IReadOnlyList<string> To { get; } = [];
    public IReadOnlyList<string> From { get; } = [];
    public IReadOnlyList<string> Of { get; } = [];

    /// <summary>Marks of what is only talked about or dealt with: an envoy for that country, a question of it.</summary>
    public IReadOnlyList<string> About { get; } = [];

    /// <summary>Endings of a country's name that make it a word for its people ("-ian"), which nobody travels to.</summary>
    public IReadOnlyList<string> Demonyms { get; } = [];

    /// <summary>False when <paramref name="key"/> is no cue.</summary>
    public static bool TryReadKey(string key, out VisitCue cue, out string? country)
    {
        int dash = key.IndexOf('-', StringComparison.Ordinal);
        country = dash < 0 ? null : key[(dash + 1)..];
        return Enum.TryParse(dash < 0 ? key : key[..dash], ignoreCase: true, out cue)
            && (country is null || cue == VisitCue.Visit);
    }

    public List<CueHit> Find(string text) => phrases.Find(text);

    /// <summary>A mark may begin with a blank, written <c>_</c>.</summary>
    private static IReadOnlyList<string> Marks(IReadOnlyList<string> texts) => [.. texts.Select(t => t.Replace('_', ' '))];
}
