using System.Buffers;
using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Judges obstacles: what can make a word of the article out of bytes that do not spell it. Only the first obstacle inside of an anchor
/// needs to be met: the letters before it are plain, and from it the word is read on as the slow path may put it together.
/// </summary>
internal sealed class HiddenAnchors
{
    /// <summary>Bytes before an obstacle that may belong to an anchor.</summary>
    private const int LongestPrefix = 128;

    /// <summary>A word that goes on longer is left to the slow path.</summary>
    private const int LongestWord = 256;

    private readonly PhraseAutomaton automaton;
    private readonly PrefixGate gate;

    private readonly IReadOnlyList<NameAnchor> anchors;

    public HiddenAnchors(IReadOnlyList<NameAnchor> anchors)
    {
        string[] words = [.. anchors.Select(anchor => anchor.Word)];
        this.anchors = anchors;
        automaton = new PhraseAutomaton(words);
        gate = new PrefixGate(words);
        Kinds = new CharacterKinds(words);
    }

    public CharacterKinds Kinds { get; }

    /// <summary>Whether an anchor may be hidden by the obstacle at <paramref name="at"/>, or begin with it.</summary>
    public bool MayHide(ReadOnlySpan<byte> page, int at)
    {
        byte b = page[at];
        if (b is (byte)'<' or < (byte)' ' or 0x7F)
            return gate.MayBreakAnchor(page, at) && Completes(page, at, false);
        if (b >= 0x80)
            return at + 1 < page.Length && Kinds.MayBeObstacle(b, page[at + 1]) && MayHideByCharacter(page, at);
        return b == '\\' && !WordReader.IsEscape(page[at..])
            ? gate.MayBreakAnchor(page, at) && Completes(page, at, false)
            : MayHideByReference(page, at);
    }

    private bool MayHideByCharacter(ReadOnlySpan<byte> page, int at)
    {
        if (Rune.DecodeFromUtf8(page[at..], out Rune rune, out _) != OperationStatus.Done)
            return false;
        CharacterKind kind = rune.IsBmp ? Kinds[(char)rune.Value] : CharacterKind.Letter | CharacterKind.Begins;
        if ((kind & CharacterKind.Composing) != 0)
            return CompletesComposed(page, at);
        // a plain spelling is no obstacle
        if ((kind & (CharacterKind.Letter | CharacterKind.Nothing)) == 0)
            return false;
        return ((kind & CharacterKind.Begins) != 0 || gate.MayBreakAnchor(page, at)) && Completes(page, at, false);
    }

    private bool MayHideByReference(ReadOnlySpan<byte> page, int at)
    {
        WordReader reader = new(page, at);
        int read = reader.Next();
        if (read == WordReader.End)
            return false;
        if (read != WordReader.Uncertain)
        {
            CharacterKind kind = Kinds[(char)read];
            if ((kind & CharacterKind.Composing) != 0)
                return CompletesComposed(page, at);
            // without its semicolon a reference may be glued to the word behind it
            bool glued = page[at] == '&' && page[reader.At - 1] != ';';
            if ((kind & CharacterKind.Begins) != 0 || glued)
                return Completes(page, at, glued);
        }

        return gate.MayBreakAnchor(page, at) && Completes(page, at, false);
    }

    /// <summary>Whether the letters before an obstacle and what is read from it on make up an anchor.</summary>
    private bool Completes(ReadOnlySpan<byte> page, int at, bool fromAnyLetter)
    {
        int state = 0;
        for (int before = PrefixStart(page, at); before < at;)
        {
            if (Rune.DecodeFromUtf8(page[before..at], out Rune rune, out int length) == OperationStatus.Done && rune.IsBmp)
                state = Step(state, (char)rune.Value);
            else
                state = 0;
            before += length;
        }

        WordReader reader = new(page, at);
        for (int count = 0; count < LongestWord; count++)
        {
            int read = reader.Next();
            if (read < 0)
                return read == WordReader.Uncertain && state != 0;
            if ((Kinds[(char)read] & CharacterKind.Composing) != 0)
                return CompletesComposed(page, at);
            state = Step(state, (char)read);
            if (automaton.IsEnd(state) && FitsAfter(page, reader.At, state))
                return true;
            if (state == 0 && !(fromAnyLetter && char.IsLetterOrDigit((char)read)))
                return false;
        }

        return true;
    }

    /// <summary>Whether an anchor that ends here needs no context, or what follows may be that of one of its names.</summary>
    private bool FitsAfter(ReadOnlySpan<byte> page, int at, int state)
    {
        foreach (int phrase in automaton.EndingIn(state))
        {
            IReadOnlyList<AnchorContext> contexts = anchors[phrase].Contexts;
            if (contexts.Count == 0)
                return true;
            for (int i = 0; i < contexts.Count; i++)
            {
                if (PlainNeighbours.FitsAfter(page, at, contexts[i].After))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The same where letters join to others: the whole word is read and folded as the slow path does.</summary>
    private bool CompletesComposed(ReadOnlySpan<byte> page, int at)
    {
        StringBuilder word = new();
        WordReader reader = new(page, PrefixStart(page, at));
        for (int read; (read = reader.Next()) >= 0 && !(reader.At > at && char.IsWhiteSpace((char)read));)
        {
            word.Append((char)read);
            if (word.Length > LongestWord)
                return true;
        }

        int state = 0;
        foreach (char c in FoldedText.Fold(word.ToString()))
        {
            state = automaton.Step(state, c);
            if (automaton.IsEnd(state))
                return true;
        }

        return false;
    }

    private static int PrefixStart(ReadOnlySpan<byte> page, int at)
    {
        int start = at;
        while (start > 0 && at - start < LongestPrefix && PrefixGate.IsLetter(page[start - 1]))
            start--;
        while (start < at && (page[start] & 0xC0) == 0x80)
            start++;
        return start;
    }

    private int Step(int state, char c)
    {
        string? several = CharacterFold.Of(c, out char single);
        if (several is null)
            return single == CharacterFold.Nothing ? state : automaton.Step(state, single);
        foreach (char part in several)
            state = automaton.Step(state, part);
        return state;
    }
}
