namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>The last seven days beside the seven before, with the word on what was not collected: a low number may only mean that.</summary>
internal static class WeekSection
{
    public static DigestSection? Of(Digest digest, DigestView view)
    {
        if (digest.Week is not { } week)
            return null;
        DigestLanguage words = view.Language;
        List<Linked> notes = [new(words.With("week.period", words.ShortDay(week.From), words.ShortDay(week.To)))];
        int gaps = week.Sources.Count(s => s.Never || s.NotSince is not null);
        if (gaps > 0)
            notes.Add(new Linked(words.Count("week.coverage", gaps), view.Links.Sources));
        return new DigestSection("week", words["section.week"], week.Total.Now, view.Links.Section("week"))
        {
            Notes = notes,
            Tables =
            [
                Table("week.head.actor", [week.Total with { Name = words["week.total"] }, .. view.Shown(week.Actors)], week, view, (c, from, to) => c.Id.Length == 0 ? view.Links.Articles(new DigestList(null, null, null, from, to)) : view.Links.Mentions(c.Id, null, from, to), week.Actors.Count),
                Table("week.head.source", [.. view.Shown(week.Sources)], week, view, (c, from, to) => view.Links.Mentions(null, c.Id, from, to), week.Sources.Count),
            ],
        };
    }

    private static DigestTable Table(
        string head, IReadOnlyList<DigestCount> rows, DigestWeek week, DigestView view, Func<DigestCount, DateOnly, DateOnly, string?> list, int all)
    {
        DigestLanguage words = view.Language;
        return new DigestTable(
            [words[head], words["week.head.now"], words["week.head.before"]],
            [
                .. rows.Select(r => (IReadOnlyList<Linked>)
                [
                    new(Name(r, words)),
                    new(DigestLanguage.Number(r.Now), list(r, week.From, week.To)),
                    new(DigestLanguage.Number(r.Before), list(r, week.From.AddDays(-DigestWeek.Days), week.To.AddDays(-DigestWeek.Days))),
                ]),
            ],
            view.More(all, "week"));
    }

    private static string Name(DigestCount row, DigestLanguage words)
    {
        string name = OutsideText.Clean(row.Name);
        return row switch
        {
            { Never: true } => $"{name} ({words["week.never"]})",
            { NotSince: { } day } => $"{name} ({words.With("week.since", Since(day, row, words))})",
            _ => name,
        };
    }

    /// <summary>A weekday alone would mean the last one of that name.</summary>
    private static string Since(DateOnly day, DigestCount row, DigestLanguage words) => row.IsLongAgo ? words.YearDay(day) : words.Weekday(day);
}
