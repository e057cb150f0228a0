using System.Collections.Concurrent;
using System.Text;
using AngleSharp.Html;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Reads HTML character references (HTML Living Standard, 13.2.5.72 ff.) out of bytes.</summary>
internal static class CharacterReference
{
    private const int LongestName = 32;

    /// <summary>The longest name that counts without a semicolon.</summary>
    private const int LongestLegacyName = 6;

    private const int MostKept = 50_000;

    /// <summary>Meanings of the names of up to eight bytes that were met; "" = none.</summary>
    private static readonly ConcurrentDictionary<ulong, string> Known = new();

    /// <summary>The same for the first letters behind an ampersand that no semicolon ends.</summary>
    private static readonly ConcurrentDictionary<ulong, (int Length, string Meaning)> KnownLegacy = new();

    /// <summary>What windows-1252 has where references to the C1 control characters point.</summary>
    private static readonly string Windows1252 = Encoding.Latin1.GetString([.. Enumerable.Range(0x80, 0x20).Select(i => (byte)i)]);

    /// <summary>Reads the reference whose ampersand stands just before <paramref name="page"/>.</summary>
    /// <param name="page">What follows the ampersand.</param>
    /// <param name="length">Bytes of it that belong to the reference.</param>
    /// <returns>Its characters, or "" when it is none.</returns>
    public static string Read(ReadOnlySpan<byte> page, out int length)
    {
        length = 0;
        if (page.Length < 2)
            return "";
        return page[0] == '#' ? Numeric(page, out length) : Named(page, out length);
    }

    private static string Numeric(ReadOnlySpan<byte> page, out int length)
    {
        bool hexadecimal = (page[1] | 0x20) == 'x';
        int first = hexadecimal ? 2 : 1, at = first;
        uint code = 0;
        for (; at < page.Length && Digit(page[at], hexadecimal) is >= 0 and var digit; at++)
            code = code > 0x10FFFF ? code : code * (hexadecimal ? 16u : 10u) + (uint)digit;
        length = at < page.Length && page[at] == ';' ? at + 1 : at;
        if (at == first)
            return "";
        return code is >= 0x80 and < 0xA0 ? Control((char)code) : Rune.IsValid(code) && code != 0 ? Text(code) : "\uFFFD";
    }

    /// <summary>One parser reads windows-1252 there, another the control character, which folds to nothing.</summary>
    private static string Control(char c) => Windows1252.AsSpan(c - 0x80, 1).ToString();

    private static string Text(uint code) => code < OneCharacter.Length ? OneCharacter[code] : new Rune(code).ToString();

    /// <summary>Strings of the characters of the alphabets, so that no reference to them allocates.</summary>
    private static readonly string[] OneCharacter = [.. Enumerable.Range(0, 0x800).Select(code => ((char)code).ToString())];

    private static int Digit(byte b, bool hexadecimal) =>
        b is >= (byte)'0' and <= (byte)'9' ? b - '0' : hexadecimal && char.IsAsciiHexDigit((char)b) ? (b | 0x20) - 'a' + 10 : -1;

    private static string Named(ReadOnlySpan<byte> page, out int length)
    {
        int end = 0;
        while (end < page.Length && end < LongestName && char.IsAsciiLetterOrDigit((char)page[end]))
            end++;
        if (end < page.Length && page[end] == ';' && Meaning(page[..(end + 1)]) is { Length: > 0 } symbol)
        {
            length = end + 1;
            return symbol;
        }

        (length, string legacy) = Legacy(page[..Math.Min(end, LongestLegacyName)]);
        return legacy;
    }

    /// <summary>The longest name without a semicolon with which the letters begin.</summary>
    private static (int Length, string Meaning) Legacy(ReadOnlySpan<byte> letters)
    {
        ulong key = Key(letters);
        if (KnownLegacy.TryGetValue(key, out (int, string) known))
            return known;
        (int, string) found = (0, "");
        for (int length = letters.Length; length >= 2 && found is (0, _); length--)
        {
            if (Look(letters[..length]) is { Length: > 0 } meaning)
                found = (length, meaning);
        }

        if (KnownLegacy.Count < MostKept)
            KnownLegacy[key] = found;
        return found;
    }

    /// <summary>The characters of a name, as the parser knows it, or "".</summary>
    private static string Meaning(ReadOnlySpan<byte> name)
    {
        if (name.Length > sizeof(ulong))
            return Look(name);
        ulong key = Key(name);
        if (!Known.TryGetValue(key, out string? meaning))
        {
            meaning = Look(name);
            if (Known.Count < MostKept)
                Known[key] = meaning;
        }

        return meaning;
    }

    private static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        foreach (byte b in name)
            key = key << 8 | b;
        return key;
    }

    private static string Look(ReadOnlySpan<byte> name) => HtmlEntityProvider.Resolver.GetSymbol(Encoding.ASCII.GetString(name)) ?? "";

    /// <summary>The code unit that four hexadecimal digits name, or −1.</summary>
    public static int CodeUnit(ReadOnlySpan<byte> page)
    {
        if (page.Length < 4)
            return -1;
        int unit = 0;
        foreach (byte b in page[..4])
        {
            int digit = Digit(b, true);
            if (digit < 0)
                return -1;
            unit = unit << 4 | digit;
        }

        return unit;
    }
}
