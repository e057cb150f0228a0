using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads <c>visits.yaml</c> and <c>calendar.yaml</c>.</summary>
internal static class VisitReading
{
    public static void ReadVisits(MapReader file, WatchlistDraft draft)
    {
        foreach (MapReader map in file.Maps("visits", required: true))
            draft.Visits.Add(new Placed<KnownVisit>(ReadVisit(map, draft), map.Errors, map.Line));
        file.End();
    }

    public static void ReadCalendar(MapReader file, WatchlistDraft draft)
    {
        foreach (MapReader map in file.Maps("days", required: true))
            draft.Calendar.Add(new Placed<CalendarDay>(ReadDay(map), map.Errors, map.Line));
        file.End();
    }

    private static KnownVisit ReadVisit(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        IReadOnlyList<YamlText> visitors = map.Texts("visitors");
        draft.ActorUses.AddRange(visitors.Select(visitor => new Placed<string>(visitor.Text, map.Errors, visitor.Line)));
        map.Text("start");
        if (map.Span("end")?.Last < map.Span("start")?.First)
            map.Error(map.LineOf("end"), $"the visit '{id}' ends before it begins");
        KnownVisit visit = new(
            id,
            [.. visitors.Select(visitor => visitor.Text)],
            map.Text("visitor"),
            map.Code("from"),
            map.Code("to"),
            map.OptionalText("start") ?? "",
            map.OptionalText("end"),
            map.OptionalText("place"),
            map.OptionalText("note"),
            map.Strings("sources", required: true));
        if (visit.Sources.Count == 0 && map.Has("sources"))
            map.Error(map.LineOf("sources"), $"the visit '{id}' needs at least one citation");
        map.End();
        return visit;
    }

    private static CalendarDay ReadDay(MapReader map)
    {
        CalendarDay day = new(map.Id(), map.Text("date"), map.Text("name"), map.OptionalText("note"));
        map.End();
        // a leap year, so that 02-29 is a day too
        string full = day.Date.Length == 5 ? "2000-" + day.Date : day.Date;
        if (day.Date.Length > 0 && !DateOnly.TryParseExact(full, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            map.Error(map.LineOf("date"), $"'{day.Date}' must be MM-dd or yyyy-MM-dd");
        return day;
    }
}
