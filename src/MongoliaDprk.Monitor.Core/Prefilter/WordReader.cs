using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Reads on through a word as the slow path may put it together: markup inside of it is stepped over, character references (also of
/// references) and the escapes of JSON are resolved.
/// </summary>
/// <param name="page">UTF-8.</param>
/// <param name="at">Where to begin.</param>
internal ref struct WordReader(ReadOnlySpan<byte> page, int at)
{
    /// <summary>Nothing more belongs to the word.</summary>
    public const int End = -1;

    /// <summary>How it goes on cannot be told here.</summary>
    public const int Uncertain = -2;

    /// <summary>How often an ampersand may be escaped.</summary>
    public const int MostLayers = 5;

    /// <summary>A longer tag in a string is none.</summary>
    public const int LongestTag = 4096;

    /// <summary>Bytes of <c>\uXXXX</c>.</summary>
    public const int EscapeLength = 6;

    private readonly ReadOnlySpan<byte> page = page;

    /// <summary>Rest of a reference that stands for two characters.</summary>
    private char pending;

    /// <summary>Offset of what is read next.</summary>
    public int At { get; private set; } = at;

    /// <summary>The next character, <see cref="End"/> or <see cref="Uncertain"/>.</summary>
    public int Next()
    {
        if (pending != 0)
        {
            char second = pending;
            pending = '\0';
            return second;
        }

        bool touches = true;
        while (At < page.Length)
        {
            byte b = page[At];
            if (b == '<')
            {
                int end = Markup.End(page, At, touches);
                if (end < 0)
                    return end == Markup.Uncertain ? Uncertain : End;
                At = end;
                touches = false;
            }
            else if (b == '\\' && !IsEscape(page[At..]))
            {
                byte letter = At + 1 < page.Length ? page[At + 1] : (byte)0;
                if (EndsWord(letter))
                    return End;
                At += letter == 'b' ? 2 : 1;
            }
            else
            {
                int read = b is (byte)'&' or (byte)'\\' ? Resolved() : Plain();
                if (read != '<')
                    return read;
                if (!SkipEscapedTag())
                    return Uncertain;
            }
        }

        return End;
    }

    /// <summary>Whether <c>\uXXXX</c> stands there.</summary>
    public static bool IsEscape(ReadOnlySpan<byte> at) => at.Length >= 6 && at[0] == '\\' && at[1] == 'u' && CharacterReference.CodeUnit(at[2..]) >= 0;

    /// <summary>Whether a backslash before this letter makes white space or a mark; else it is dropped, and so is the control character <c>\b</c>.</summary>
    public static bool EndsWord(byte letter) => letter is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'f' or (byte)'"' or (byte)'/' or (byte)'\\' or 0;

    private int Plain()
    {
        if (Rune.DecodeFromUtf8(page[At..], out Rune rune, out int length) != OperationStatus.Done)
            return End;
        At += length;
        if (rune.IsBmp)
            return rune.Value;
        string composed = rune.ToString().Normalize(NormalizationForm.FormC);
        return composed.Length == 1 ? composed[0] : End;
    }

    /// <summary>The character of the reference or escape here; <c>'&lt;'</c> only of an escape, for that alone becomes markup.</summary>
    private int Resolved()
    {
        bool escaped = page[At] == '\\';
        string symbol = "";
        if (escaped)
        {
            symbol = ((char)CharacterReference.CodeUnit(page[(At + 2)..])).ToString();
            At += EscapeLength;
        }
        else
        {
            symbol = CharacterReference.Read(page[(At + 1)..], out int length);
            At += length + 1;
        }

        for (int layer = 0; symbol == "&" && layer < MostLayers; layer++)
        {
            symbol = CharacterReference.Read(page[At..], out int length);
            At += length;
            escaped = false;
        }

        if (symbol.Length == 0 || char.IsSurrogate(symbol[0]) || symbol[0] == '<' && !escaped)
            return End;
        pending = symbol.Length > 1 ? symbol[1] : '\0';
        return symbol[0];
    }

    /// <summary>Steps over the rest of a tag or comment whose bracket was escaped.</summary>
    private bool SkipEscapedTag()
    {
        int behind = BehindEscapedTag(page, At);
        At = Math.Max(At, behind);
        return behind >= 0;
    }

    /// <summary>Offset behind a tag or comment whose bracket was escaped and stands just before <paramref name="start"/>; −1 = it does not end.</summary>
    public static int BehindEscapedTag(ReadOnlySpan<byte> page, int start)
    {
        ReadOnlySpan<byte> rest = page[start..Math.Min(page.Length, start + LongestTag)];
        bool comment = rest.StartsWith("!--"u8);
        for (int at = comment ? 1 : 0; at < rest.Length; at++)
        {
            if (!comment && rest[at] == '=')
            {
                at = BehindQuotes(rest, at);
                continue;
            }

            int bracket = comment ? at + 2 : at;
            if ((!comment || rest[at..].StartsWith("--"u8)) && BracketLength(rest, bracket) is > 0 and var length)
            {
                return start + bracket + length;
            }
        }

        return -1;
    }

    /// <summary>Length of a closing bracket, plain or escaped; 0 = none.</summary>
    private static int BracketLength(ReadOnlySpan<byte> rest, int at) =>
        at >= rest.Length ? 0 : rest[at] == '>' ? 1 : IsEscape(rest[at..]) && CharacterReference.CodeUnit(rest[(at + 2)..]) == '>' ? 6 : 0;

    /// <summary>The last place of a value in quotes, which JSON escapes too; that of the equals sign when there are none.</summary>
    private static int BehindQuotes(ReadOnlySpan<byte> rest, int at)
    {
        int quote = at + 1 < rest.Length && rest[at + 1] == '\\' ? at + 2 : at + 1;
        if (quote >= rest.Length || rest[quote] is not ((byte)'"' or (byte)'\''))
            return at;
        int end = rest[(quote + 1)..].IndexOf(rest[quote]);
        return end < 0 ? rest.Length : quote + 1 + end;
    }
}
