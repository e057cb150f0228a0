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

    private const int MostLayers = 5;

    private const int LongestTag = 4096;

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

        while (At < page.Length)
        {
            byte b = page[At];
            if (b == '<')
            {
                int end = Markup.End(page, At);
                if (end < 0)
                    return end == Markup.Uncertain ? Uncertain : End;
                At = end;
            }
            else if (b == '\\' && !IsEscape(page[At..]))
            {
                if (EndsWord(At + 1 < page.Length ? page[At + 1] : (byte)0) is { } ends)
                    return ends;
                At++;
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

    /// <summary>What a backslash before this letter means for the word; null = it is dropped, and the letter belongs to the word.</summary>
    private static int? EndsWord(byte letter) => letter switch
    {
        (byte)'b' => Uncertain,
        (byte)'n' or (byte)'r' or (byte)'t' or (byte)'f' or (byte)'"' or (byte)'/' or (byte)'\\' or 0 => End,
        _ => null,
    };

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
            At += 6;
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

    /// <summary>Steps over the rest of a tag whose bracket was escaped.</summary>
    private bool SkipEscapedTag()
    {
        ReadOnlySpan<byte> rest = page[At..Math.Min(page.Length, At + LongestTag)];
        int plain = rest.IndexOf((byte)'>'), escaped = rest.IndexOf("\\u003"u8);
        while (escaped >= 0 && (escaped + 5 >= rest.Length || (rest[escaped + 5] | 0x20) != 'e'))
        {
            int next = rest[(escaped + 1)..].IndexOf("\\u003"u8);
            escaped = next < 0 ? -1 : escaped + 1 + next;
        }

        if (plain < 0 && escaped < 0)
            return false;
        At += escaped >= 0 && (plain < 0 || escaped < plain) ? escaped + 6 : plain + 1;
        return true;
    }
}
