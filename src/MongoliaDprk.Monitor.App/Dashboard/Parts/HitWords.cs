using System.Globalization;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Hits in words: by what an actor was recognised.</summary>
internal static class HitWords
{
    /// <summary>"by name, as President of Alpha": every way once, names first.</summary>
    public static string Kinds(IEnumerable<Hit> hits, ShownNames names) =>
        string.Join(", ", hits.OrderBy(h => h.Kind).Select(h => Kind(h, names)).Distinct(StringComparer.Ordinal));

    public static string Kind(Hit hit, ShownNames names) => hit.Kind switch
    {
        HitKind.Office => hit.OfficeId is { } office ? $"as {names.Office(office)}" : "by office",
        HitKind.ShortName => "by short name",
        _ => "by name",
    };

    /// <summary>The words of the text, each spelling once.</summary>
    public static IReadOnlyList<string> Surfaces(IEnumerable<Hit> hits) => [.. hits.Select(h => h.Surface).Distinct(StringComparer.Ordinal)];

    public static string Times(int count) => count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{count}×") : "";
}
