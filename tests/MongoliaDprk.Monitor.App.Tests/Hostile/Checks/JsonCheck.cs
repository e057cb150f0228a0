using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>JSON that every parser reads, and whose raw characters do no harm where it is looked at.</summary>
internal static class JsonCheck
{
    /// <param name="isLines">One document per line.</param>
    /// <param name="isShown">Its texts are shown to people as they are.</param>
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string json, bool isLines = false, bool isShown = false)
    {
        string[] documents = isLines ? json.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [json];
        return ShownText.Faults(json).Concat(documents.SelectMany(d => Document(d, isShown)));
    }

    private static List<string> Document(string json, bool isShown)
    {
        List<string> faults = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Walk(document.RootElement, isShown, faults);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            faults.Add($"no JSON: {e.Message} {ShownText.Around(json, 0)}");
        }

        return faults;
    }

    private static void Walk(JsonElement element, bool isShown, List<string> faults)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                    Walk(property.Value, isShown, faults);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Walk(item, isShown, faults);
                break;
            case JsonValueKind.String:
                string text = element.GetString()!;
                if (isShown)
                    faults.AddRange(ShownText.Faults(text));
                else if (ShownText.HasLoneSurrogate(text))
                    faults.Add($"half of a surrogate pair in {ShownText.Around(text, 0)}");
                break;
        }
    }
}
