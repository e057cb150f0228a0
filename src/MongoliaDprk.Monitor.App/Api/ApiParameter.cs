using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One parameter of the query part.</summary>
/// <param name="Type">string, integer or boolean of JSON Schema.</param>
/// <param name="Format">date, or null.</param>
/// <param name="Values">The only ones allowed, or null.</param>
internal sealed record ApiParameter(string Name, string Description, string Type = "string", string? Format = null, IReadOnlyList<string>? Values = null)
{
    public const int StandardLimit = 100;
    public const int HighestLimit = 1000;

    /// <summary>What <see cref="QueryReader.Mentions"/> reads.</summary>
    public static IReadOnlyList<ApiParameter> Filter { get; } =
    [
        new("from", "First day, inclusive.", Format: "date"),
        new("to", "Last day, inclusive.", Format: "date"),
        new("actor", "Only this actor (id)."),
        new("source", "Only this source (id)."),
        new("language", "Only articles in this language (code)."),
        new("salience", "Only mentions of this prominence.", Values: Words<Salience>()),
        new("text", "Words that must stand in title or text; any script, case folded."),
        new("country", "Only actors of this side (code)."),
        new("office", "Only mentions that speak of this office (id): its title, or its holder on the article's day."),
        new("side", "Only sources that speak for this side (code)."),
        new("topic", "Only articles on this topic (id)."),
        new("stories", "Of the copies of one text on several outlets only the first published.", "boolean"),
    ];

    /// <summary>What <see cref="QueryReader.Page"/> reads.</summary>
    public static IReadOnlyList<ApiParameter> Paging { get; } =
    [
        new("limit", $"Items at the most, 1 to {HighestLimit}; standard {StandardLimit}.", "integer"),
        new("offset", "Items to leave out; follow 'next' instead of counting yourself.", "integer"),
    ];

    public static ApiParameter Choice<T>(string name, string description)
        where T : struct, Enum => new(name, description, Values: Words<T>());

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())];
}
