namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads <c>visits.yaml</c>.</summary>
internal static class VisitReading
{
    public static void ReadVisits(MapReader file, WatchlistDraft draft)
    {
        foreach (MapReader map in file.Maps("visits", required: true))
            draft.Visits.Add(new Placed<KnownVisit>(ReadVisit(map, draft), map.Errors, map.Line));
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
}
