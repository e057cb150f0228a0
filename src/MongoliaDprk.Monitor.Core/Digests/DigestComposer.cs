using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Says a digest in the reader's words: what an editor would put first stands first.</summary>
internal static class DigestComposer
{
    public static DigestPage Compose(Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        DigestSection?[] sections =
        [
            VisitSection.Of(digest, view), StorySection.Of(digest, view), StorySection.Actors(digest, view), WeekSection.Of(digest, view),
            NewsSections.Anomalies(digest, view), ChangeSection.Of(digest, view), NewsSections.Claims(digest, view), SourceSections.Missing(digest, view),
            SourceSections.Changed(digest, view), SourceSections.Silent(digest, view), NewsSections.Alerts(digest, view),
            AheadSections.Expected(digest, view), AheadSections.Coming(digest, view), FunnelSection.Of(digest, view),
        ];
        return new DigestPage(
            words,
            words.With("heading", OutsideText.Clean(digest.Subject), words.LongDay(digest.Day)),
            [.. Opening(digest, words)],
            digest.IsNothing ? [] : [.. Numbers(digest, view)],
            digest.IsNothing ? Nothing(digest, words) : null,
            [.. sections.OfType<DigestSection>()],
            words.With("footer", OutsideText.Clean(digest.Subject)),
            view.Links.Whole);
    }

    /// <summary>One line for the subject of a mail: what, when, the numbers that matter.</summary>
    public static string Subject(Digest digest, DigestView view)
    {
        string[] numbers = digest.IsNothing ? [Nothing(digest, view.Language)] : [.. Numbers(digest, view).Select(n => n.Words).Take(3)];
        return view.Language.With("subject", OutsideText.Clean(digest.Subject), view.Language.ShortDay(digest.Day), string.Join(", ", numbers));
    }

    /// <summary>The numbers of the day, each with its list.</summary>
    private static IEnumerable<Linked> Numbers(Digest digest, DigestView view)
    {
        DigestLanguage words = view.Language;
        Linked Number(string key, int count, string section) => new(words.Count(key, count), view.Links.Section(section));
        int fresh = digest.Visits.Count(v => v.IsNew);
        if (fresh > 0)
            yield return Number("count.visits.new", fresh, "visits");
        if (digest.Visits.Count > fresh)
            yield return Number("count.visits.changed", digest.Visits.Count - fresh, "visits");
        yield return Number("count.stories", DigestStory.Of(digest.Articles).Count, "stories");
        yield return Number("count.articles", digest.Articles.Count, "stories");
        yield return Number("count.actors", digest.Actors.Count, "actors");
        if (digest.Changes.Count > 0)
            yield return Number("count.changes", digest.Changes.Count, "changes");
        int missing = DigestWords.Missing(digest).Count();
        yield return new Linked(words.With("count.sources", digest.Sources.Count - missing, digest.Sources.Count), view.Links.Section(missing > 0 ? "missing" : "silent"));
    }

    private static IEnumerable<string> Opening(Digest digest, DigestLanguage words)
    {
        if (digest.Span is not { } span)
        {
            yield return words["period.day"];
            yield break;
        }

        yield return words.With("period", words.Moment(span.From, span.Zone), words.Moment(span.To, span.Zone), Offset(span));
        if (span.Digests > 1)
            yield return words.Count("period.combined", span.Digests);
        if (span.IsCut)
            yield return words.With("period.cut", words.Moment(span.From, span.Zone));
    }

    /// <summary>What an empty day means, given what was collected.</summary>
    private static string Nothing(Digest digest, DigestLanguage words) => (digest.Sources.Count, DigestWords.Missing(digest).Count()) switch
    {
        (0, _) => words["nothing.sources"],
        (var all, var missing) when all == missing => words["nothing.none"],
        (var all, 0) => words.Count("nothing.all", all),
        (var all, var missing) => words.Count("nothing.some", missing, all),
    };

    /// <summary>"UTC+8": understood in every language.</summary>
    private static string Offset(DigestSpan span)
    {
        TimeSpan offset = span.Zone.GetUtcOffset(DateTime.SpecifyKind(span.To, DateTimeKind.Utc));
        string minutes = offset.Minutes == 0 ? "" : offset.ToString(@"\:mm", CultureInfo.InvariantCulture);
        return offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{Math.Abs(offset.Hours)}{minutes}");
    }
}
