using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Reads and writes filters of visits in addresses: pages and API share them.</summary>
internal static class VisitAddress
{
    private const int FirstYear = 1;
    private const int LastYear = 9999;

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        ApiParameter.Choice<VisitStage>("stage", "Only visits at this stage."),
        new("direction", "From which country to which, by their codes: FROM-TO, or FROM for anywhere; an empty code = not known."),
        new("actor", "Only visits of this actor (id)."),
        new("from", "Only visits of this day or later; of undated ones those reported then.", Format: "date"),
        new("to", "Only visits of this day or earlier.", Format: "date"),
        new("year", "Only visits that begin in this year; of undated ones those first reported in it.", "integer"),
        new("open", "Only visits that are neither over nor called off.", "boolean"),
        new("unreviewed", "Only visits that nobody has confirmed or rejected.", "boolean"),
        new("historical", "With the known visits of the past that no article reports.", "boolean"),
        new("rejected", "With those that analysts have rejected.", "boolean"),
    ];

    public static VisitFilter Read(QueryReader query)
    {
        (DateOnly? from, DateOnly? to) = query.Period();
        (string? origin, string? destination) = Direction(query);
        int year = query.Number("year", 0, FirstYear, LastYear);
        return new VisitFilter(
            query.Choice<VisitStage>("stage") is { } stage ? [stage] : null, from, to, query.Word("actor"), origin, destination,
            query.Switch("open"), query.Switch("unreviewed"), null, query.Switch("historical"), query.Switch("rejected"), year == 0 ? null : year);
    }

    /// <summary>The address of exactly this list; the order of the keys is always the same.</summary>
    public static string Of(string path, VisitFilter filter, int page = 1) => QueryText.Address(
        path,
        ("stage", filter.Stages is [var stage, ..] ? stage.ToString().ToLowerInvariant() : null), ("direction", Direction(filter)), ("actor", filter.Actor),
        ("from", QueryText.Day(filter.From)), ("to", QueryText.Day(filter.To)), ("year", filter.Year?.ToString(CultureInfo.InvariantCulture)),
        ("open", Switch(filter.Open)), ("unreviewed", Switch(filter.Unreviewed)), ("historical", Switch(filter.WithHistorical)), ("rejected", Switch(filter.WithRejected)),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>As it stands in an address; null = any.</summary>
    public static string? Direction(VisitFilter filter) => filter.ToSide is { } to ? $"{filter.FromSide}-{to}" : filter.FromSide;

    private static (string? From, string? To) Direction(QueryReader query)
    {
        if (query.Word("direction") is not { } value)
            return (null, null);
        if (value.Split('-') is [var from, .. var to] && to.Length <= 1)
            return (from, to.FirstOrDefault());
        query.Refuse($"direction: '{value}' is no direction: write the codes of two countries, FROM-TO.");
        return (null, null);
    }

    private static string? Switch(bool on) => on ? "true" : null;
}
