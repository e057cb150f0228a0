using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A mention's hits as its row keeps them: a JSON array of start, length, surface, kind, officeId.</summary>
internal static class StoredHits
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IReadOnlyList<Hit> hits) => StoredText.Clean(JsonSerializer.Serialize(hits, Format));

    /// <exception cref="JsonException">The row was not written by this program.</exception>
    public static IReadOnlyList<Hit> Read(string hits) => JsonSerializer.Deserialize<List<Hit>>(hits, Format) ?? [];
}
