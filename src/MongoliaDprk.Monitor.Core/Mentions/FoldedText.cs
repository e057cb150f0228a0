using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>
/// A text as names are compared in: without case, width, diacritics, soft hyphens and invisible characters; one blank for any
/// white space and for a hyphen between two letters. Every folded character knows where it came from.
/// </summary>
internal sealed class FoldedText
{
    private readonly StringBuilder folded;
    private readonly List<int> starts;
    private readonly List<int> ends;

    private FoldedText(int capacity)
    {
        folded = new StringBuilder(capacity);
        starts = new List<int>(capacity);
        ends = new List<int>(capacity);
    }

    public string Text { get; private set; } = "";

    /// <summary>Offset in the original text where folded character <paramref name="index"/> begins.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>Offset in the original text just after folded character <paramref name="index"/>.</summary>
    public int EndOf(int index) => ends[index];

    /// <summary>A name or phrase, folded.</summary>
    public static string Fold(string text)
    {
        text = UnicodeText.Clean(text);
        if (!CharacterFold.IsComposed(text) || text.AsSpan().IndexOfAny('\uFF9E', '\uFF9F') >= 0)
            return Of(text).Text.Trim();
        StringBuilder folded = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            string? several = CharacterFold.Of(Blank(text, at, at + 1, text[at]), out char single);
            if (several is not null)
                folded.Append(several);
            else if (single != CharacterFold.Nothing && (single != ' ' || folded.Length == 0 || folded[^1] != ' '))
                folded.Append(single);
        }

        return folded.ToString().Trim();
    }

    public static FoldedText Of(string text)
    {
        text = UnicodeText.Clean(text);
        FoldedText result = new(text.Length + 8);
        bool composed = CharacterFold.IsComposed(text);
        for (int at = 0; at < text.Length;)
        {
            // only decomposed text needs the costly walk by text elements
            int length = composed ? 1 : StringInfo.GetNextTextElementLength(text, at);
            if (length == 1)
            {
                result.Add(text, at, at + 1, text[at]);
            }
            else
            {
                foreach (char c in text.Substring(at, length).Normalize(NormalizationForm.FormC))
                    result.Add(text, at, at + length, c);
            }

            at += length;
        }

        result.Text = result.folded.ToString();
        return result;
    }

    /// <summary>A blank for a hyphen between two letters; any other character as it is.</summary>
    private static char Blank(string text, int start, int end, char c) =>
        CharacterFold.IsHyphen(c) && start > 0 && end < text.Length && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[end]) ? ' ' : c;

    private void Add(string text, int start, int end, char c)
    {
        string? several = CharacterFold.Of(Blank(text, start, end, c), out char single);
        if (several is not null)
        {
            foreach (char part in several)
                Append(part, start, end);
        }
        else if (single != CharacterFold.Nothing)
        {
            Append(single, start, end);
        }
    }

    private void Append(char c, int start, int end)
    {
        if (c == ' ' && folded.Length > 0 && folded[^1] == ' ')
        {
            ends[^1] = end;
            return;
        }

        // half-width kana carries its voicing mark as a character of its own
        if (c is '\u3099' or '\u309A' && folded.Length > 0 && !char.IsSurrogate(folded[^1]) && $"{folded[^1]}{c}".Normalize(NormalizationForm.FormC) is { Length: 1 } voiced)
        {
            folded[^1] = voiced[0];
            ends[^1] = end;
            return;
        }

        folded.Append(c);
        starts.Add(start);
        ends.Add(end);
    }
}
