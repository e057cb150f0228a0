using System.Collections.Frozen;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>The words around names and quotations in one language: a file under <c>Words/</c>.</summary>
public sealed class AlertWords
{
    /// <summary>Forms that share one text with others.</summary>
    private static readonly FrozenDictionary<string, string> Shared = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["newVisit"] = "visit",
        ["stageChanged"] = "visit",
        ["visitCancelled"] = "visit",
        ["sourceSilent"] = "detail",
        ["sourceBroken"] = "detail",
        ["sourceHealed"] = "detail",
        ["collection"] = "detail",
        ["anomaly"] = "detail",
        ["claimChanged"] = "detail",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AlertWords> All = Languages.ToFrozenDictionary(l => l, l => new AlertWords(l), StringComparer.Ordinal);

    private readonly ILookup<string, string> lines;

    private AlertWords(string language) => lines = EmbeddedTable.Lines($"Alerts.Words.words-{language}.txt").ToLookup(fields => fields[0], fields => string.Join(' ', fields.Skip(2)), StringComparer.Ordinal);

    /// <summary>The languages that alerts and digests can be worded in.</summary>
    public static IReadOnlyList<string> Languages => ["en", "mn", "ko"];

    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static AlertWords Of(string language) => All[language];

    /// <summary>Titles of a form; the first that can be filled counts.</summary>
    public IEnumerable<string> Titles(string form) => lines[form + ".title"];

    /// <summary>Lines of its text.</summary>
    public IEnumerable<string> Text(string form) => lines[Shared.GetValueOrDefault(form, form) + ".text"];

    /// <summary>One word, or the key itself where there is none.</summary>
    public string Word(string key) => lines[key].FirstOrDefault() ?? key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>All keys, so that languages can be compared.</summary>
    internal IEnumerable<string> Keys => lines.Select(l => l.Key);

    /// <summary>All lines of a key.</summary>
    internal IEnumerable<string> Lines(string key) => lines[key];
}
