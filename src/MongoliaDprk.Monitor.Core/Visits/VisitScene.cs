using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What the sentences of one article share: its words, its day, and which country "here" is.</summary>
/// <param name="Home">Country of "here": the dateline's city, else the outlet's side, else the language's; null when unknown.</param>
internal sealed record VisitScene(VisitWords Words, Watchlist Watchlist, IReadOnlyList<VisitSentence> Sentences, string? Home, DateOnly? Published)
{
    /// <summary>The newest year the text names: what is new without a day of publication. Zero when it names none.</summary>
    public int NewestYear { get; init; }

    /// <summary>The body opens with a city and what looks like a day: a report of that day.</summary>
    public bool HasDateline { get; init; }

    private const int DatelineReach = 45;
    private const int DatelineMarkReach = 30;
    private const int DenseMarkReach = 6;

    public static VisitScene Of(Article article, IReadOnlyList<TextSpan> spans, List<SideHit> hits, VisitWords words, Watchlist watchlist, string? sourceSide)
    {
        SideHit? dateline = Dateline(article, hits) is { } city && !PlaceBinder.IsGoal(words, article.FullText, city) ? city : null;
        string? home = dateline?.Side ?? sourceSide ?? words.Home;
        List<VisitSentence> sentences = [];
        int next = 0, nextCue = 0;
        List<CueHit> all = words.Find(article.FullText);
        foreach ((int start, int end) in spans.Select(s => (s.Start, s.End)))
        {
            List<CueHit> cues = [];
            for (; nextCue < all.Count && all[nextCue].Start < end; nextCue++)
            {
                if (all[nextCue].Start >= start && all[nextCue].End <= end)
                    cues.Add(all[nextCue]);
            }

            List<SideHit> inside = [];
            for (; next < hits.Count && hits[next].Start < end; next++)
            {
                if (hits[next].Start >= start && hits[next] != dateline)
                    inside.Add(Demonym(article.FullText, hits[next], words, cues));
            }

            AddHere(inside, cues, home);
            sentences.Add(new VisitSentence(article.FullText, start, end, IsTitle(article, start, end), inside, cues));
        }

        return new VisitScene(words, watchlist, sentences, home, article.Published?.Day)
        {
            NewestYear = article.Published is null ? VisitDates.NewestYear(article.FullText) : 0,
            HasDateline = dateline is not null,
        };
    }

    /// <summary>The title, or the same words once more as the text of an item that is only a headline.</summary>
    private static bool IsTitle(Article article, int start, int end) => article.Title.Length > 0
        && (start <= article.Title.Length || article.FullText.AsSpan(start, end - start).Trim().Equals(article.Title.AsSpan().Trim(), StringComparison.Ordinal));

    public bool InPair(string? side) => Other(side) is not null;

    public string? Other(string? side) => Watchlist.OtherSide(side);

    /// <summary>A person's full name in this text begins with the word.</summary>
    public bool IsFamilyName(string word) => Sentences.Any(s => s.Hits.Any(h => h.IsPerson && h.ActorId is not null && h.End - h.Start > word.Length
        && s.FullText.AsSpan(h.Start).StartsWith(word, StringComparison.Ordinal) && !char.IsLetter(s.FullText[h.Start + word.Length])));

    /// <summary>The city that opens the body, when what follows it looks like a dateline: a digit, a slash or a bracket.</summary>
    private static SideHit? Dateline(Article article, List<SideHit> hits)
    {
        int body = article.Title.Length + 1;
        SideHit? city = hits.Find(h => h.Start >= body && h.Kind == ActorKind.Place);
        if (city is null || city.Start > body + DatelineReach || article.FullText.IndexOf('\n', body, city.Start - body) >= 0)
            return null;
        bool dense = article.FullText[city.Start] >= '\u1100';
        int end = Math.Min(article.FullText.Length, city.End + (dense ? DenseMarkReach : DatelineMarkReach));
        ReadOnlySpan<char> after = article.FullText.AsSpan(city.End, end - city.End);
        int stop = after.IndexOfAny('\n', '。');
        return (stop < 0 ? after : after[..stop]).IndexOfAny("/()【】0123456789") >= 0
            && article.FullText.AsSpan(body, city.Start - body).IndexOfAny(".。,，") < 0 ? city : null;
    }

    /// <summary>A country's name with the ending of its people's name, unless a noun of place stands beside it ("the Mongolian capital").</summary>
    private static SideHit Demonym(string text, SideHit hit, VisitWords words, List<CueHit> cues)
    {
        if (hit.Kind != ActorKind.Country || words.Demonyms.Count == 0)
            return hit;
        int end = hit.End;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        if (!words.Demonyms.Any(d => text.AsSpan(hit.Start, end - hit.Start).EndsWith(d, StringComparison.OrdinalIgnoreCase)))
            return hit;
        CueHit? noun = cues.Find(c => c.Cue == VisitCue.PlaceNoun && (c.Start - end is 0 or 1 || hit.Start - c.End is 0 or 1));
        return noun is null ? hit with { IsDemonym = true } : hit with { Start = Math.Min(hit.Start, noun.Start), End = Math.Max(end, noun.End) };
    }

    private static void AddHere(List<SideHit> hits, List<CueHit> cues, string? home)
    {
        if (home is null)
            return;
        foreach (CueHit cue in cues.Where(c => c.Cue == VisitCue.Here && !hits.Exists(h => h.Start < c.End && c.Start < h.End)))
            hits.Add(new SideHit(cue.Start, cue.End, home, ActorKind.Place, null));
        hits.Sort((a, b) => a.Start.CompareTo(b.Start));
    }
}
