using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Resolves character references: numeric ones and the names of HTML. Entities that a DTD declares are never looked at.</summary>
internal static class FeedEntities
{
    private const int LongestName = 32;

    /// <summary>What browsers read for the references 128–159, which mean nothing in Unicode (HTML standard, numeric references).</summary>
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Concat(Enumerable.Range(127, 33)).Select(code => (char)code).Except(['\t', '\n', '\r', '\u0085'])]);

    /// <summary>The text with references resolved once; what is no reference stays as written.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf('&');
        if (at < 0)
            return Clean(text.ToString());
        StringBuilder result = new(text.Length);
        while (at >= 0)
        {
            result.Append(text[..at]);
            text = text[at..];
            int used = Reference(text, result);
            if (used == 0)
            {
                result.Append('&');
                used = 1;
            }

            text = text[used..];
            at = text.IndexOf('&');
        }

        return Clean(result.Append(text).ToString());
    }

    /// <summary>The text without control characters; those of 0080–009F are what windows-1252 has in their place.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Controls) < 0)
            return text;
        StringBuilder kept = new(text.Length);
        foreach (char c in text)
        {
            if (c is >= '\u0080' and < '\u00A0' and not '\u0085')
                kept.Append(Windows1252[c - '\u0080']);
            else if (!Controls.Contains(c))
                kept.Append(c);
        }

        return kept.ToString();
    }

    /// <summary>Appends what the reference at the start of the text stands for; 0 when it is none.</summary>
    private static int Reference(ReadOnlySpan<char> text, StringBuilder result)
    {
        if (text.Length > 2 && text[1] == '#')
            return Numeric(text, result);
        int end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
        if (end < 2)
            return 0;
        ReadOnlySpan<char> name = text[1..end];
        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
                return 0;
        }

        string? symbol = name switch
        {
            "lang" => "\u2329", // XML takes the names from the DTD of XHTML 1.0, where these two are not yet the mathematical brackets of HTML 5
            "rang" => "\u232A",
            _ => HtmlEntityProvider.Resolver.GetSymbol($"{name};"),
        };
        if (symbol is null)
            return 0;
        result.Append(symbol);
        return end + 1;
    }

    private static int Numeric(ReadOnlySpan<char> text, StringBuilder result)
    {
        bool hex = text[2] is 'x' or 'X';
        int start = hex ? 3 : 2, end = start;
        while (end < text.Length && end - start < 9 && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start || !int.TryParse(text[start..end], hex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            return 0;
        if (code is >= 128 and < 160)
            result.Append(Windows1252[code - 128]);
        else if (code is >= 32 or '\t' or '\n' or '\r')
            result.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }
}
