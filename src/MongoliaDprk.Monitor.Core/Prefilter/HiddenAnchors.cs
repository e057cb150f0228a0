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
    /// <summary>A word of joining letters that goes on longer is left to the slow path.</summary>
    private const int LongestWord = 1024;

    /// <summary>Bytes before a joining letter that are read again.</summary>
    private const int LongestComposed = 300;

    /// <summary>Parts of Hangul syllables are the first characters that others join (<see cref="CharacterKind.Composing"/>).</summary>
    private const char FirstJoined = '\u1100';

    /// <summary>Bytes before an obstacle that may belong to an anchor.</summary>
    private readonly int longestPrefix;

    private readonly PhraseAutomaton automaton;
    private readonly PrefixGate gate;

    private readonly IReadOnlyList<NameAnchor> anchors;

    public HiddenAnchors(IReadOnlyList<NameAnchor> anchors)
    {
        string[] words = [.. anchors.Select(anchor => anchor.Word)];
        this.anchors = anchors;
        longestPrefix = words.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty().Max();
        automaton = new PhraseAutomaton(words);
        gate = new PrefixGate(words);
        Kinds = new CharacterKinds(words);
    }

    public CharacterKinds Kinds { get; }

    /// <summary>Whether an anchor may be hidden by the obstacle at <paramref name="at"/>, or begin with it.</summary>
    public bool MayHide(ReadOnlySpan<byte> page, int at)
    {
        byte b = page[at];
        if (b == '<' && EndsWord(page, at))
            return false;
        if (b is (byte)'<' or < (byte)' ' or 0x7F)
            return gate.MayBreakAnchor(page, at) && Completes(page, at, false);
        if (b >= 0x80)
            return at + 1 < page.Length && Kinds.MayBeObstacle(b, page[at + 1]) && MayHideByCharacter(page, at);
        return b == '\\' && !WordReader.IsEscape(page[at..])
            ? at + 1 < page.Length && !WordReader.EndsWord(page[at + 1]) && gate.MayBreakAnchor(page, at) && Completes(page, at, false)
            : MayHideByReference(page, at);
    }

    /// <summary>Whether end tags stand here and behind them plainly no letter: so it is nearly everywhere.</summary>
    private static bool EndsWord(ReadOnlySpan<byte> page, int at)
    {
        while (page[at..] is [(byte)'<', (byte)'/', ..])
        {
            at += 2;
            if (at == page.Length || !char.IsAsciiLetter((char)page[at]))
                return false;
            while (at < page.Length && char.IsAsciiLetterOrDigit((char)page[at]))
                at++;
            if (at + 1 >= page.Length || page[at++] != '>')
                return false;
        }

        byte b = page[at];
        return b is (byte)'\n' or (byte)'\r' or (byte)'\t' || b is >= (byte)' ' and < 0x7F and not ((byte)'<' or (byte)'&' or (byte)'\\') && !char.IsAsciiLetterOrDigit((char)b);
    }

    private bool MayHideByCharacter(ReadOnlySpan<byte> page, int at)
    {
        if (Rune.DecodeFromUtf8(page[at..], out Rune rune, out _) != OperationStatus.Done)
            return false;
        CharacterKind kind = rune.IsBmp ? Kinds[(char)rune.Value] : CharacterKind.Letter | CharacterKind.Begins;
        if ((kind & CharacterKind.Composing) != 0)
            return IsPartOfSyllable(rune.Value) || CompletesComposed(page, at);
        // a plain spelling is no obstacle
        if ((kind & (CharacterKind.Letter | CharacterKind.Nothing)) == 0)
            return false;
        return ((kind & CharacterKind.Begins) != 0 && MayBeginName(page, at, (char)rune.Value) || gate.MayBreakAnchor(page, at)) && Completes(page, at, false);
    }

    private bool MayHideByReference(ReadOnlySpan<byte> page, int at)
    {
        // no reference: far more of them stand in addresses and scripts than in texts
        if (page[at] == '&' && (at + 1 == page.Length || page[at + 1] != '#' && !char.IsAsciiLetter((char)page[at + 1])))
            return false;
        if (page[at] == '\\')
        {
            // an escaped tag hides what a plain one does, and most others are blanks and quotes
            char unit = (char)CharacterReference.CodeUnit(page[(at + 2)..]);
            if (unit == '<')
                return gate.MayBreakAnchor(page, at) && Completes(page, at, false);
            if (unit != '&' && Kinds[unit] == CharacterKind.None && !char.IsLetterOrDigit(unit))
                return false;
        }

        WordReader reader = new(page, at);
        int read = reader.Next();
        if (read == WordReader.End)
            return false;
        if (read != WordReader.Uncertain)
        {
            CharacterKind kind = Kinds[(char)read];
            if ((kind & CharacterKind.Composing) != 0)
                return IsPartOfSyllable(read) || CompletesComposed(page, at);
            // without its semicolon a reference may be glued to the word behind it
            bool glued = page[reader.At - 1] != ';' && (page[at] == '&' || reader.At - at > WordReader.EscapeLength);
            if ((kind & CharacterKind.Begins) != 0 && MayBeginName(page, at, (char)read) || glued)
                return Completes(page, at, glued);
            if (kind == CharacterKind.None && !char.IsLetterOrDigit((char)read))
                return false;
        }

        return gate.MayBreakAnchor(page, at) && Completes(page, at, false);
    }

    /// <summary>Whether the letters before an obstacle and what is read from it on make up an anchor.</summary>
    /// <param name="fromAnyLetter">The word may begin somewhere behind <paramref name="at"/>.</param>
    private bool Completes(ReadOnlySpan<byte> page, int at, bool fromAnyLetter)
    {
        WordTrace trace = new(stackalloc char[WordTrace.Capacity], stackalloc int[WordTrace.Capacity]);
        int state = 0;
        for (int before = PrefixStart(page, at); before < at;)
        {
            bool letter = Rune.DecodeFromUtf8(page[before..at], out Rune rune, out int length) == OperationStatus.Done && rune.IsBmp;
            state = letter ? Step(state, (char)rune.Value, before, ref trace) : 0;
            before += length;
        }

        // what joins the letter before it is an obstacle of its own
        if (state == 0 && page[at] is (byte)'<' or (byte)'\\' or < (byte)' ' or 0x7F && !WordReader.IsEscape(page[at..]))
            return false;
        WordReader reader = new(page, at);
        for (bool atFirst = true; !trace.IsFull; atFirst = false)
        {
            int start = reader.At, read = reader.Next();
            if (read < 0)
                return read == WordReader.Uncertain && state != 0;
            if ((Kinds[(char)read] & CharacterKind.Composing) != 0)
                return IsPartOfSyllable(read) || CompletesComposed(page, at);
            state = Step(state, (char)read, start, ref trace);
            if (automaton.IsEnd(state) && Fits(page, reader.At, state, in trace))
                return true;
            // letters that others join lie behind these
            if (state == 0 && !(fromAnyLetter && (atFirst || char.IsLetterOrDigit((char)read))))
                return read >= FirstJoined && reader.Next() is >= 0 and var joined && (Kinds[(char)joined] & CharacterKind.Composing) != 0 && CompletesComposed(page, at);
        }

        return true;
    }

    /// <summary>Whether an anchor that ends here needs no context, or stands in that of one of its names.</summary>
    private bool Fits(ReadOnlySpan<byte> page, int end, int state, in WordTrace trace)
    {
        foreach (int phrase in automaton.EndingIn(state))
        {
            IReadOnlyList<AnchorContext> contexts = anchors[phrase].Contexts;
            if (contexts.Count == 0)
                return true;
            int start = trace.StartOf(anchors[phrase].Word.Length);
            for (int i = 0; i < contexts.Count; i++)
            {
                if (PlainNeighbours.Fit(page, start, end, trace.Last(anchors[phrase].Word.Length), contexts[i]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The same where letters join to others: the whole word is read and folded as the slow path does.</summary>
    /// <remarks>It is read from several places on: from a distant one an element with all around the word may be stepped over.</remarks>
    private bool CompletesComposed(ReadOnlySpan<byte> page, int at) =>
        CompletesComposed(page, at, PrefixStart(page, at)) || CompletesComposed(page, at, at - LongestComposed) || CompletesComposed(page, at, at - LongestComposed / 4);

    private bool CompletesComposed(ReadOnlySpan<byte> page, int at, int start)
    {
        StringBuilder word = new();
        start = Math.Max(0, start);
        while (start < at && (page[start] & 0xC0) == 0x80)
            start++;
        WordReader reader = new(page, start);
        while (reader.At < page.Length)
        {
            int read = reader.Next();
            if (read < 0 ? reader.At >= at : reader.At > at && char.IsWhiteSpace((char)read))
                break;
            if (read < 0)
                reader = new WordReader(page, reader.At + 1);
            word.Append(read < 0 ? ' ' : (char)read);
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

    /// <summary>A part of a Hangul syllable (Unicode 3.12) or a voicing mark of kana: so seldom written that a page which has one is not worth a judgement that could be wrong.</summary>
    private static bool IsPartOfSyllable(int c) => c is >= 0x1100 and <= 0x11FF or 0x3099 or 0x309A;

    /// <summary>A small letter behind a letter of ASCII begins no name; what is before a reference or escape may be the end of another.</summary>
    private static bool MayBeginName(ReadOnlySpan<byte> page, int at, char letter) =>
        at == 0 || !char.IsAsciiLetter((char)page[at - 1]) || !char.IsLower(letter) || page[Math.Max(0, at - 6)..at].IndexOfAny((byte)'\\', (byte)'&') >= 0;

    private int PrefixStart(ReadOnlySpan<byte> page, int at)
    {
        int start = at;
        while (start > 0 && at - start < longestPrefix && PrefixGate.IsLetter(page[start - 1]))
            start--;
        while (start < at && (page[start] & 0xC0) == 0x80)
            start++;
        return start;
    }

    private int Step(int state, char c, int start, ref WordTrace trace)
    {
        string? several = CharacterFold.Of(c, out char single);
        if (several is null)
        {
            if (single == CharacterFold.Nothing)
                return state;
            trace.Add(c, start);
            return automaton.Step(state, single);
        }

        foreach (char part in several)
        {
            trace.Add(c, start);
            state = automaton.Step(state, part);
        }

        return state;
    }
}
