using System.Globalization;
using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>An alert in words.</summary>
/// <param name="Title">One line of at most <see cref="AlertText.LongestTitle"/> characters.</param>
/// <param name="Text">Lines; the address of the article is not among them.</param>
public sealed record AlertMessage(string Title, string Text);

/// <summary>Puts alerts into words of a subscriber's language; names of actors too, where the watchlist has them in it.</summary>
public sealed partial class AlertText(Watchlist watchlist)
{
    public const int LongestTitle = 120;

    /// <summary>Titles that a summary names one by one.</summary>
    private const int MostTitles = 30;

    private readonly Dictionary<string, Actor> actors = watchlist.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = watchlist.Sources.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Actor> countries = watchlist.CountriesBySide();

    /// <param name="language">One of <see cref="AlertWords.Languages"/>.</param>
    public AlertMessage Render(AlertContent content, string language)
    {
        AlertWords words = AlertWords.Of(language);
        string title = words.Titles(content.Form).Select(Filled).OfType<string>().FirstOrDefault() ?? content.Form;
        return new AlertMessage(Short(title), string.Join('\n', words.Text(content.Form).Select(Filled).OfType<string>()));

        string? Filled(string line) =>
            Placeholder().Matches(line).All(m => content.Values.ContainsKey(m.Groups[1].Value))
                ? Placeholder().Replace(line, m => Said(content.Values[m.Groups[1].Value], m.Groups[2].Value, language, words))
                : null;
    }

    /// <summary>One message in the place of many.</summary>
    /// <param name="titles">Of the alerts, in the subscriber's language, oldest first.</param>
    public AlertMessage Summary(IReadOnlyList<string> titles, string language) => Render(
        AlertContent.Of(
            AlertKinds.Name(AlertKind.Summary),
            AlertContent.One("count", titles.Count.ToString(CultureInfo.InvariantCulture)),
            ("titles", titles.Take(MostTitles)),
            AlertContent.One("more", titles.Count > MostTitles ? (titles.Count - MostTitles).ToString(CultureInfo.InvariantCulture) : null)),
        language);

    private string Said(IReadOnlyList<string> values, string how, string language, AlertWords words) => how switch
    {
        "actors" => string.Join(", ", values.Select(v => actors.TryGetValue(v, out Actor? actor) ? Name(actor, language) : words.Word(v))),
        "country" => string.Join(", ", values.Select(v => countries.TryGetValue(v, out Actor? country) ? Name(country, language) : v)),
        "source" => string.Join(", ", values.Select(v => sources.GetValueOrDefault(v, v))),
        "stage" => string.Join(", ", values.Select(v => words.Word("stage." + v))),
        "health" => string.Join(", ", values.Select(v => words.Word("health." + v))),
        "percent" => string.Join(", ", values.Select(v => double.Parse(v, CultureInfo.InvariantCulture).ToString("0 %", CultureInfo.InvariantCulture))),
        "when" => string.Join(", ", values.Select(DigestWords.When)),
        "sentences" => string.Join("; ", values),
        "quotes" => string.Join(" … ", values.Select(v => $"“{v}”")),
        "lines" => string.Join('\n', values),
        _ => string.Join(", ", values),
    };

    /// <summary>In the language, where the watchlist has a full name in it.</summary>
    private static string Name(Actor actor, string language) =>
        language != AlertWords.Languages[0] && actor.Names.TryGetValue(language, out IReadOnlyList<string>? names) && names.Count > 0 ? names[0] : actor.Name;

    private static string Short(string title)
    {
        string line = title.ReplaceLineEndings(" ");
        if (line.Length <= LongestTitle)
            return line;
        int end = LongestTitle - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"\{(\w+)(?::(\w+))?\}")]
    private static partial Regex Placeholder();
}
