using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads the <c>alerts</c> of a subscriber.</summary>
internal static class AlertRuleReading
{
    private const int MostHours = 24 * 31;

    /// <summary>No <c>alerts</c> at all = everything at once, outside the subscriber's quiet hours.</summary>
    public static IReadOnlyList<AlertRule> Read(MapReader subscriber, IReadOnlyList<ChannelAddress> channels, WatchlistDraft draft)
    {
        QuietHours? quiet = Quiet(subscriber, byDefault: null);
        return subscriber.Has("alerts")
            ? [.. subscriber.Maps("alerts").Select(map => ReadRule(map, quiet, channels, draft))]
            : [AlertRule.Everything with { Quiet = quiet }];
    }

    private static AlertRule ReadRule(MapReader map, QuietHours? quiet, IReadOnlyList<ChannelAddress> channels, WatchlistDraft draft)
    {
        AlertRule rule = new(
            Kinds(map),
            Noted(map, "actors", draft.ActorUses),
            Noted(map, "sides", draft.SideUses),
            Noted(map, "languages", draft.LanguageUses),
            Confidence(map),
            Quiet(map, quiet),
            map.Choice("deliver", AlertDelivery.Now),
            Cooldown(map),
            ChannelReading.Chosen(map, channels));
        map.OptionalText("note");
        map.End();
        return rule;
    }

    private static IReadOnlyList<AlertKind> Kinds(MapReader map)
    {
        List<AlertKind> kinds = [];
        foreach (YamlText text in map.Texts("kinds"))
        {
            if (AlertKinds.Read(text.Text) is { } kind)
                kinds.Add(kind);
            else
                map.Error(text.Line, $"'{text.Text}' must be one of {string.Join(", ", Enum.GetValues<AlertKind>().Where(k => k != AlertKind.Summary).Select(AlertKinds.Name))}");
        }

        return kinds;
    }

    private static IReadOnlyList<string> Noted(MapReader map, string key, List<Placed<string>> uses)
    {
        IReadOnlyList<YamlText> texts = map.Texts(key);
        uses.AddRange(texts.Select(text => new Placed<string>(text.Text, map.Errors, text.Line)));
        return [.. texts.Select(text => text.Text)];
    }

    private static double Confidence(MapReader map)
    {
        if (map.OptionalText("confidence") is not { } text)
            return 0;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double least) && least is >= 0 and <= 1)
            return least;
        map.Error(map.LineOf("confidence"), $"'{text}' must be a number from 0 to 1: 0.6");
        return 0;
    }

    private static TimeSpan Cooldown(MapReader map)
    {
        int hours = map.Number("cooldownHours", 0, least: 0);
        if (hours > MostHours)
            map.Error(map.LineOf("cooldownHours"), $"'cooldownHours' must not be more than {MostHours}, a month");
        return TimeSpan.FromHours(Math.Min(hours, MostHours));
    }

    /// <summary><c>22:00-07:00</c>; <c>none</c> takes back what the subscriber says for all rules.</summary>
    private static QuietHours? Quiet(MapReader map, QuietHours? byDefault)
    {
        if (map.OptionalText("quietHours") is not { } text)
            return byDefault;
        if (text == "none")
            return null;
        string[] parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length == 2)
        {
            QuietHours quiet = new(map.TimeOfDay("quietHours", parts[0]), map.TimeOfDay("quietHours", parts[1]));
            if (quiet.From != quiet.To || parts[0] != parts[1])
                return quiet;
        }

        map.Error(map.LineOf("quietHours"), $"'{text}' must be two different times of day, 22:00-07:00, or none");
        return null;
    }
}
