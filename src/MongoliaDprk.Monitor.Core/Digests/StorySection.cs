using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Who named whom, one entry per story: copies are counted and named, not repeated.</summary>
internal static class StorySection
{
    public static DigestSection? Of(Digest digest, DigestView view) =>
        view.Section("stories", DigestStory.Of(digest.Articles), s => Entry(s, digest, view));

    /// <summary>Everybody who was named, with the number of articles.</summary>
    public static DigestSection? Actors(Digest digest, DigestView view) => digest.Actors.Count == 0
        ? null
        : new DigestSection("actors", view.Language["section.actors"], digest.Actors.Count, view.Links.Section("actors"))
        {
            Notes =
            [
                .. view.Shown(digest.Actors).Select(a => new Linked(
                    string.Create(CultureInfo.InvariantCulture, $"{OutsideText.Clean(a.Name)} ({OutsideText.Clean(a.Side).ToUpperInvariant()}) {a.Articles}"), view.Links.Actor(a.Id))),
            ],
            More = view.More(digest.Actors.Count, "actors"),
        };

    private static DigestEntry Entry(DigestStory story, Digest digest, DigestView view)
    {
        (DigestLanguage words, DigestArticle article) = (view.Language, story.First);
        string title = OutsideText.Clean(article.Title) is { Length: > 0 } clean ? clean : words["article.notitle"];
        string evidence = OutsideText.Clean(article.Evidence);
        List<IReadOnlyList<Linked>> lines =
        [
            [new(OutsideText.Clean(article.SourceName)), new(words["salience." + article.Salience.ToString().ToLowerInvariant()], view.Links.Article(article.Id)), new(Published(article, digest, words))],
        ];
        if (article.Actors.Count > 0)
            lines.Add([new(words.With("article.names", words.List([.. article.Actors.Select(a => DigestWords.Name(a, digest))])))]);
        if (article.Topics.Count > 0)
            lines.Add([new(words.With("article.about", words.List([.. article.Topics.Select(t => OutsideText.Clean(words.Topic(t)))])))]);
        if (story.Copies.Count > 0)
            lines.Add([new(words.Count("count.copies", story.Copies.Count), view.Links.Section("stories")), .. story.Copies.Select(c => view.Outside(OutsideText.Clean(c.SourceName), c.Address))]);
        if (article.OtherCopies > 0)
            lines.Add([new(words.Count("article.copyof", article.OtherCopies))]);
        return new DigestEntry(view.Outside(title, article.Address))
        {
            HeadLanguage = article.Language,
            Lines = lines,
            Quote = evidence == title ? null : evidence,
            QuoteLanguage = article.Language,
        };
    }

    /// <summary>The day it was published; one that is found late says so, for it is no news of the day.</summary>
    private static string Published(DigestArticle article, Digest digest, DigestLanguage words)
    {
        string iso = OutsideText.Clean(article.Published);
        if (iso.Length == 0)
            return words["article.nodate"];
        if (!DateOnly.TryParseExact(iso.Length >= 10 ? iso[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return words.With("article.published", iso);
        string shown = iso.Length >= 16 && iso[10] == 'T' ? words.With("moment", words.YearDay(day), iso[11..16]) : words.YearDay(day);
        bool late = digest.Span is { } span && day < DateOnly.FromDateTime(span.From).AddDays(-1);
        return words.With(late ? "article.late" : "article.published", shown);
    }
}
