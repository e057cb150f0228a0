using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Tells from the letters of a page whether the matcher can find one side named in it. It knows the spellings, boundaries and capitals of the
/// matcher; look-alikes, longer names and the order in which names win are left to the slow path.
/// </summary>
internal sealed class SideNames
{
    /// <summary>Letters between a title and a short name that may belong together; endings of the title stand there.</summary>
    private const int MostBetween = 24;

    /// <summary>Letters on each side of a seam in which a name is looked for.</summary>
    private readonly int reach;

    private readonly IReadOnlyList<SpelledName> names;
    private readonly PhraseAutomaton automaton;
    private readonly NameBegins begins;

    public SideNames(Watchlist watchlist, IReadOnlyList<NamePattern> patterns, string side)
    {
        ILookup<string, Actor> holders = watchlist.Actors.SelectMany(actor => actor.Offices.Select(term => (term.OfficeId, actor))).ToLookup(held => held.OfficeId, held => held.actor);
        names = [.. patterns.Where(pattern => !pattern.AtHomeOnly && Matters(pattern)).Select(pattern => new SpelledName(pattern)).Where(name => name.Letters.Length > 0)];
        automaton = new PhraseAutomaton([.. names.Select(name => name.Letters)]);
        begins = new NameBegins([.. names.Select(name => name.Letters)]);
        reach = names.Select(name => name.Letters.Length).DefaultIfEmpty().Max() + MostBetween;

        bool Matters(NamePattern pattern) => pattern.Use switch
        {
            PatternUse.Name => pattern.Side == side,
            PatternUse.ShortName => pattern.Side == side && pattern.Actor!.Offices.Count > 0,
            PatternUse.Title => pattern.Side == side || holders[pattern.Office!.Id].Any(actor => actor.Side == side),
            PatternUse.BareTitle => holders[pattern.Office!.Id].Any(actor => actor.Side == side),
            _ => false,
        };
    }

    /// <summary>False when surely no name of the side is found in the text that the extractor makes of these letters.</summary>
    public bool MayBeNamed(PageLetters page)
    {
        if (IsNamed(page.Letters, page.Marks))
            return true;
        foreach ((int from, int to) in page.Seams)
        {
            if (IsNamedAcross(page, from, to))
                return true;
        }

        return false;
    }

    /// <summary>The same where a stretch is left out.</summary>
    private bool IsNamedAcross(PageLetters page, int from, int to)
    {
        int begin = Math.Max(0, from - reach), end = Math.Min(page.Count, to + reach);
        if (to == end)
            return false;
        ReadOnlySpan<char> letters = [.. page.Letters[begin..from], .. page.Letters[to..end]];
        Span<LetterMarks> marks = [.. page.Marks[begin..from], .. page.Marks[to..end]];
        ref LetterMarks first = ref marks[from - begin];
        first = first & ~LetterMarks.Gap | LetterMarks.Loose;
        return IsNamed(letters, marks);
    }

    private bool IsNamed(ReadOnlySpan<char> letters, ReadOnlySpan<LetterMarks> marks)
    {
        List<Place>? titles = null, shorts = null;
        for (int start = 0; start < letters.Length; start++)
        {
            if (!MayBegin(letters, marks, start) || !begins.MayStand(letters, start))
                continue;
            int state = 0;
            for (int at = start; at < letters.Length && (state = automaton.Child(state, letters[at])) != 0; at++)
            {
                foreach (int phrase in automaton.PhrasesOf(state))
                {
                    SpelledName name = names[phrase];
                    if (!name.Fits(letters, marks, start))
                        continue;
                    if (name.Pattern.Use is not (PatternUse.ShortName or PatternUse.BareTitle))
                        return true;
                    ((name.Pattern.Use == PatternUse.ShortName ? ref shorts : ref titles) ??= []).Add(new Place(start, at + 1, name.Pattern));
                }
            }
        }

        return titles is not null && shorts is not null && StandBeside(titles, shorts);
    }

    /// <summary>Inside a word of an alphabet names begin with a capital only.</summary>
    private static bool MayBegin(ReadOnlySpan<char> letters, ReadOnlySpan<LetterMarks> marks, int at) =>
        at == 0 || (marks[at] & (LetterMarks.Gap | LetterMarks.Upper)) != 0 || !(char.IsAsciiLetter(letters[at]) && char.IsAsciiLetter(letters[at - 1])) && !NameBoundaries.Touch(letters[at - 1], letters[at], byLanguage: false);

    /// <summary>Whether a short name stands beside a title that its bearer ever had.</summary>
    private static bool StandBeside(List<Place> titles, List<Place> shorts) =>
        shorts.Any(name => titles.Any(title => title.Start <= name.End + MostBetween && name.Start <= title.End + MostBetween
            && name.Pattern.Actor!.Offices.Any(term => term.OfficeId == title.Pattern.Office!.Id)));

    private readonly record struct Place(int Start, int End, NamePattern Pattern);
}
