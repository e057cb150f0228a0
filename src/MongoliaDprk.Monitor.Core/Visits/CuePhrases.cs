using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>All phrases of one language, found in one pass, ignoring case. In scripts that separate words a phrase starts and ends at a
/// word's edge unless it ends with <c>*</c>. Phrases of one layer compete, the longest at each place wins; layers do not hide each other, so
/// that "may go to" is both a possibility and a way to go.</summary>
internal sealed class CuePhrases(IReadOnlyList<CuePhrase> phrases)
{
    private readonly PhraseAutomaton automaton = new([.. phrases.Select(p => Fold(p.Text.EndsWith('*') ? p.Text[..^1] : p.Text))]);

    private enum Layer { Travel, People, Meaning, Dates, Other }

    /// <summary>A phrase of one cue may hide a shorter one of the other.</summary>
    public static bool Compete(VisitCue one, VisitCue other) => LayerOf(one) == LayerOf(other);

    /// <summary>In text order. A word that is also the name of a month is the month where it has a capital.</summary>
    public List<CueHit> Find(string text)
    {
        List<PhraseHit> found = [];
        automaton.Find(Fold(text), found);
        List<CueHit> kept = [];
        foreach (IGrouping<Layer, PhraseHit> layer in found.Where(h => Stands(text, h)).GroupBy(h => LayerOf(phrases[h.Phrase].Cue)))
            Keep(text, layer, kept);
        kept.RemoveAll(c => c.Cue != VisitCue.Month && char.IsUpper(text[c.Start]) && kept.Exists(m => m.Cue == VisitCue.Month && (m.Start, m.End) == (c.Start, c.End)));
        kept.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Cue.CompareTo(b.Cue));
        return kept;
    }

    /// <summary>The longest at each place from the left, with all meanings it has.</summary>
    private void Keep(string text, IEnumerable<PhraseHit> layer, List<CueHit> kept)
    {
        int start = -1, end = -1;
        foreach (PhraseHit hit in layer.OrderBy(h => h.Start).ThenByDescending(h => h.End).ThenBy(h => h.Phrase))
        {
            if (hit.Start < end && (hit.Start, hit.End) != (start, end))
                continue;
            (start, end) = (hit.Start, hit.End);
            CuePhrase phrase = phrases[hit.Phrase];
            CueHit found = new(phrase.Cue, hit.Start, WordEnd(text, hit.End), phrase.Country, phrase.Number);
            if (kept.Count == 0 || kept[^1] != found)
                kept.Add(found);
        }
    }

    private bool Stands(string text, PhraseHit hit) =>
        !IsInsideWord(text, hit.Start) && (phrases[hit.Phrase].Text.EndsWith('*') || !IsInsideWord(text, hit.End));

    private static Layer LayerOf(VisitCue cue) => cue switch
    {
        <= VisitCue.Invited or VisitCue.Activity or VisitCue.Met or VisitCue.Hosts or VisitCue.Called or VisitCue.Talks => Layer.Travel,
        VisitCue.Guest or VisitCue.People or VisitCue.Resident or VisitCue.Message or VisitCue.Goods => Layer.People,
        >= VisitCue.Announced and <= VisitCue.Since => Layer.Meaning,
        >= VisitCue.YearWord and <= VisitCue.Weekday => Layer.Dates,
        _ => Layer.Other,
    };

    private static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (int i = 0; i < source.Length; i++)
            folded[i] = source[i] switch { '’' => '\'', '\u00A0' or '\u3000' or '\n' => ' ', char c => char.ToLowerInvariant(c) };
    });

    /// <summary>The end of the word that an open phrase only begins.</summary>
    private static int WordEnd(string text, int end)
    {
        while (IsInsideWord(text, end))
            end++;
        return end;
    }

    /// <summary>Letters of a script with spaces stand on both sides of <paramref name="at"/>.</summary>
    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length && IsSpacedLetter(text[at - 1]) && IsSpacedLetter(text[at]);

    private static bool IsSpacedLetter(char c) => c < '\u1100' && char.IsLetter(c);
}

/// <summary>One phrase of a language and what it tells; the parts are those of <see cref="CueHit"/>.</summary>
internal sealed record CuePhrase(string Text, VisitCue Cue, string? Country, int Number);
