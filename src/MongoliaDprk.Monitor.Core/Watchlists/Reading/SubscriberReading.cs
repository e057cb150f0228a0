using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads <c>subscribers.yaml</c>.</summary>
internal static class SubscriberReading
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static void Read(MapReader file, WatchlistDraft draft)
    {
        draft.HasSubscribers = true;
        foreach (MapReader map in file.Maps("subscribers", required: true))
            draft.Subscribers.Add(new Placed<Subscriber>(ReadSubscriber(map, draft), map.Errors, map.Line));
        file.End();
    }

    private static Subscriber ReadSubscriber(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        IReadOnlyList<ChannelAddress> channels = ChannelReading.Read(map, id);
        Subscriber subscriber = new(
            id,
            map.Text("name"),
            Language(map),
            map.Zone(required: false),
            channels,
            AlertRuleReading.Read(map, channels, draft),
            map.Node("digest") is { } digest && MapReader.Of(digest, map.Errors, "'digest'") is { } reader ? ReadDigest(reader, channels) : null);
        map.OptionalText("note");
        map.End();
        return subscriber;
    }

    private static string Language(MapReader map)
    {
        string language = map.OptionalText("language") ?? AlertWords.Languages[0];
        if (!AlertWords.Languages.Contains(language))
            map.Error(map.LineOf("language"), $"'{language}' must be one of {string.Join(", ", AlertWords.Languages)}: alerts have no words in other languages");
        return language;
    }

    private static DigestSchedule ReadDigest(MapReader map, IReadOnlyList<ChannelAddress> channels)
    {
        DigestSchedule digest = new(
            map.TimeOfDay("at", map.Text("at")),
            Days(map),
            map.Has("form") ? map.Choice("form", DigestForm.Text) : null,
            map.Flag("empty", byDefault: true),
            ChannelReading.Chosen(map, channels));
        map.End();
        return digest;
    }

    private static HashSet<DayOfWeek> Days(MapReader map)
    {
        HashSet<DayOfWeek> days = [];
        foreach (YamlText day in map.Texts("days"))
        {
            int index = Array.IndexOf(Weekdays, day.Text);
            if (index < 0)
                map.Error(day.Line, $"'{day.Text}' must be one of {string.Join(", ", Weekdays)}");
            else
                days.Add((DayOfWeek)((index + 1) % Weekdays.Length));
        }

        return days.Count > 0 ? days : [.. Enum.GetValues<DayOfWeek>()];
    }
}
