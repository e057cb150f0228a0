using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads <c>claims.yaml</c>.</summary>
internal static class ClaimReading
{
    public static void Read(MapReader file, WatchlistDraft draft)
    {
        if (file.Node("visitsCover") is { } cover && MapReader.Of(cover, file.Errors, "'visitsCover'") is { } map)
        {
            map.Text("from");
            map.Text("to");
            if (map.Span("from") is { } from && map.Span("to") is { } to)
                draft.VisitsCover = new ClaimDays(from.First, to.Last);
            if (draft.VisitsCover is { Length: < 1 })
                map.Error(map.LineOf("to"), "'visitsCover' ends before it begins");
            map.End();
        }

        foreach (MapReader claim in file.Maps("claims", required: true))
            draft.Claims.Add(new Placed<Claim>(ReadClaim(claim, draft), claim.Errors, claim.Line));
        file.End();
    }

    private static Claim ReadClaim(MapReader map, WatchlistDraft draft)
    {
        ClaimSays says = map.Choice("says", ClaimSays.Count, required: true);
        ClaimUnit what = map.Choice("what", ClaimUnit.Articles, required: true);
        MapReader? where = map.Node("where") is { } node ? MapReader.Of(node, map.Errors, "'where'") : null;
        Claim claim = new(
            map.Id(), map.Text("sentence"), says, what,
            what == ClaimUnit.Visits || where is null ? new MentionFilter() : Texts(where, draft),
            what != ClaimUnit.Visits || where is null ? new ClaimVisits() : Visits(where, draft),
            Span(map), Since(map), Limit(map, says, "atLeast"), Limit(map, says, "atMost"),
            says == ClaimSays.First ? map.Number("inYears", 1) : 0,
            says == ClaimSays.More ? Than(map) : ClaimThan.Before,
            says == ClaimSays.More ? map.Number("times", 1) : 1,
            what == ClaimUnit.Visits && map.Flag("knownVisits", true),
            map.OptionalText("note"));
        where?.End();
        map.End();
        Check(map, claim);
        return claim;
    }

    private static void Check(MapReader map, Claim claim)
    {
        if (map.Has("within") == map.Has("since"))
            map.Error(map.Line, "a claim needs either 'within' (90 days) or 'since' (2024-01-31)");
        if (claim.Says == ClaimSays.Count && claim.AtLeast is null && claim.AtMost is null)
            map.Error(map.Line, "a claim that says count needs 'atLeast' or 'atMost'");
        if (claim.AtLeast > claim.AtMost)
            map.Error(map.LineOf("atMost"), "'atMost' is less than 'atLeast'");
        if (claim.Says == ClaimSays.First && !map.Has("inYears"))
            map.Error(map.Line, "a claim that says first needs 'inYears'");
    }

    private static MentionFilter Texts(MapReader where, WatchlistDraft draft) => new(
        null, null, Use(where, "actor", draft.ActorUses), Use(where, "source", draft.SourceUses), Use(where, "language", draft.LanguageUses),
        where.Has("salience") ? where.Choice<Salience>("salience", default) : null, where.OptionalText("text"), Use(where, "country", draft.SideUses),
        Use(where, "office", draft.OfficeUses), Use(where, "side", draft.SideUses), Use(where, "topic", draft.TopicUses), where.Flag("stories", false));

    private static ClaimVisits Visits(MapReader where, WatchlistDraft draft) => new(
        Use(where, "from", draft.SideUses), Use(where, "to", draft.SideUses), Use(where, "actor", draft.ActorUses), Use(where, "office", draft.OfficeUses));

    private static string? Use(MapReader map, string key, List<Placed<string>> uses)
    {
        if (map.OptionalText(key) is not { } id)
            return null;
        uses.Add(new Placed<string>(id, map.Errors, map.LineOf(key)));
        return id;
    }

    private static ClaimSpan? Span(MapReader map)
    {
        if (map.OptionalText("within") is not { } text)
            return null;
        if (ClaimSpan.Read(text) is { } span)
            return span;
        map.Error(map.LineOf("within"), $"'{text}' is no length of time like 90 days, 6 months or 5 years");
        return new ClaimSpan(1, ClaimSpanUnit.Days);
    }

    private static DateOnly? Since(MapReader map) => map.Span("since")?.First;

    private static int? Limit(MapReader map, ClaimSays says, string key) => says == ClaimSays.Count && map.Has(key) ? map.Number(key, 0, least: 0) : null;

    private static ClaimThan Than(MapReader map)
    {
        string text = map.OptionalText("than") ?? "before";
        if (text is not ("before" or "year-ago"))
            map.Error(map.LineOf("than"), $"'{text}' must be before or year-ago");
        return text == "year-ago" ? ClaimThan.YearAgo : ClaimThan.Before;
    }
}
