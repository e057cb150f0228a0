using System.Text.Json;
using System.Text.Json.Serialization;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>JSON as channels send it: camel case, no null members, Cyrillic and Korean readable.</summary>
internal static class ChannelJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = OutsideJson.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static HttpRequestMessage Post<T>(Uri address, T value, StandstillWatch.Stay? stay) => Post(address, Write(value), stay);

    /// <param name="stay">See <see cref="OutgoingMessage.Stay"/>.</param>
    public static HttpRequestMessage Post(Uri address, string json, StandstillWatch.Stay? stay) =>
        new(HttpMethod.Post, address) { Content = new TimelyContent(json, stay) };

    /// <summary>A number of seconds at a path of a JSON text; null where there is none, or no JSON.</summary>
    public static TimeSpan? Seconds(string json, params string[] path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement at = document.RootElement;
            foreach (string name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                    return null;
            }

            return at.ValueKind == JsonValueKind.Number && at.TryGetDouble(out double seconds) && seconds is >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
