using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads <c>calendar.yaml</c>.</summary>
internal static class CalendarReading
{
    /// <summary>Days by which a window may reach away from its day.</summary>
    private const int Widest = 60;

    public static void Read(MapReader file, WatchlistDraft draft)
    {
        foreach (MapReader map in file.Maps("days", required: true))
            draft.Calendar.Add(new Placed<CalendarDay>(ReadDay(map, draft), map.Errors, map.Line));
        file.End();
    }

    private static CalendarDay ReadDay(MapReader map, WatchlistDraft draft)
    {
        CalendarDay day = new(map.Id(), map.Text("date"), map.Text("name"), map.OptionalText("note"))
        {
            Moving = map.Flag("moving", byDefault: false),
            Dates = [.. map.Texts("dates").Select(text => Date(map, text)).OfType<DateOnly>()],
            Expected = [.. map.Maps("expect").Select(expected => ReadExpectation(expected, draft))],
        };
        map.End();
        // a leap year, so that 02-29 is a day too
        string full = day.Date.Length == 5 ? "2000-" + day.Date : day.Date;
        if (day.Date.Length > 0 && !DateOnly.TryParseExact(full, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            map.Error(map.LineOf("date"), $"'{day.Date}' must be MM-dd or yyyy-MM-dd");
        if (day.Dates.Count > 0 && !day.Moving)
            map.Error(map.LineOf("dates"), "'dates' are for a day that moves: say moving: true");
        foreach (string twice in day.Expected.GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            map.Error(map.LineOf("expect"), $"'{twice}' is expected twice on this day; give each its own id");
        return day;
    }

    private static DateOnly? Date(MapReader map, YamlText text)
    {
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        map.Error(text.Line, $"'{text.Text}' must be yyyy-MM-dd");
        return null;
    }

    private static Expectation ReadExpectation(MapReader map, WatchlistDraft draft)
    {
        (int earliest, int latest) = Window(map);
        Expectation expectation = new(
            map.Id(), map.Text("what"), Noted(map, "topics", draft.TopicUses, required: true), Noted(map, "from", draft.PartyUses, required: true),
            Noted(map, "to", draft.PartyUses, required: true), earliest, latest);
        map.End();
        return expectation;
    }

    private static IReadOnlyList<string> Noted(MapReader map, string key, List<Placed<string>> uses, bool required)
    {
        IReadOnlyList<YamlText> texts = map.Texts(key, required);
        uses.AddRange(texts.Select(text => new Placed<string>(text.Text, map.Errors, text.Line)));
        return [.. texts.Select(text => text.Text)];
    }

    /// <summary><c>[-2, 5]</c>: from two days before to five days after.</summary>
    private static (int Earliest, int Latest) Window(MapReader map)
    {
        IReadOnlyList<YamlText> texts = map.Texts("days", required: true);
        int[] days = [.. texts.Select(t => int.TryParse(t.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int day) ? day : int.MaxValue)];
        if (days is [var earliest, var latest] && earliest <= latest && earliest >= -Widest && latest <= Widest)
            return (earliest, latest);
        if (map.Has("days"))
            map.Error(map.LineOf("days"), $"'days' must be the first and the last day of the window, counted from the day and at most {Widest} away: [-2, 5]");
        return (0, 0);
    }
}
