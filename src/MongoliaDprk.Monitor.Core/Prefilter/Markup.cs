using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Steps over a tag or comment that may stand in the middle of a word.</summary>
internal static class Markup
{
    /// <summary>Not markup, or it has no end: the word ends here.</summary>
    public const int None = -1;

    /// <summary>Nobody but the parser can tell how the text goes on: content that is left out, tables that move what is misplaced in them.</summary>
    public const int Uncertain = -2;

    private const int LongestName = 10;

    /// <summary>Offset just behind the markup that begins at <paramref name="at"/>, or <see cref="None"/> or <see cref="Uncertain"/>.</summary>
    /// <param name="touches">It stands directly behind a letter; behind other markup, what is uncertain is an ordinary tag.</param>
    public static int End(ReadOnlySpan<byte> page, int at, bool touches)
    {
        if (at + 1 >= page.Length)
            return None;
        byte next = page[at + 1];
        if (next is (byte)'!' or (byte)'?')
            return DeclarationEnd(page, at);
        // JSON writes the slash of an end tag with a backslash
        int slash = next == '\\' && at + 2 < page.Length && page[at + 2] == '/' ? at + 2 : next == '/' ? at + 1 : -1;
        int name = slash < 0 ? at + 1 : slash + 1;
        if (name >= page.Length || !char.IsAsciiLetter((char)page[name]))
            return slash < 0 ? None : Behind(page, at, ">"u8, Uncertain);
        int end = name;
        while (end < page.Length && page[end] > ' ' && page[end] is not ((byte)'>' or (byte)'/'))
            end++;
        if (slash >= 0)
            return TagEnd(page, end);
        Span<byte> lower = stackalloc byte[LongestName];
        if (end - name > LongestName || Ascii.ToLower(page[name..end], lower, out int length) != OperationStatus.Done)
            return TagEnd(page, end);
        lower = lower[..length];
        int behind = IsLeftOut(lower) ? ElementEnd(page, end, lower) : IsPartOfTable(lower) ? Uncertain : TagEnd(page, end);
        return behind == Uncertain && !touches ? TagEnd(page, end) : behind;
    }

    /// <summary>Behind a comment, or what is read as one.</summary>
    public static int DeclarationEnd(ReadOnlySpan<byte> page, int at) =>
        page[at..].StartsWith("<!--"u8) ? CommentEnd(page, at) : Behind(page, at, ">"u8, Uncertain);

    /// <summary>Behind the attributes from <paramref name="at"/> on; quotes count behind an equals sign only.</summary>
    private static int TagEnd(ReadOnlySpan<byte> page, int at)
    {
        while (at < page.Length)
        {
            int found = page[at..].IndexOfAny((byte)'>', (byte)'=');
            if (found < 0)
                return Uncertain;
            at += found;
            if (page[at] == '>')
                return at + 1;
            at++;
            while (at < page.Length && page[at] <= ' ')
                at++;
            // markup in a string of JSON
            if (at + 1 < page.Length && page[at] == '\\' && page[at + 1] == '"')
                at++;
            if (at < page.Length && page[at] is (byte)'"' or (byte)'\'')
            {
                int quote = page[(at + 1)..].IndexOf(page[at]);
                if (quote < 0)
                    return Uncertain;
                at += quote + 2;
            }
        }

        return Uncertain;
    }

    private static int CommentEnd(ReadOnlySpan<byte> page, int at)
    {
        ReadOnlySpan<byte> inside = page[(at + 4)..];
        if (inside.StartsWith(">"u8))
            return at + 5;
        if (inside.StartsWith("->"u8))
            return at + 6;
        int plain = Behind(page, at + 2, "-->"u8, Uncertain);
        return Behind(plain < 0 ? page : page[..plain], at + 2, "--!>"u8, plain);
    }

    private static int Behind(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> mark, int without) =>
        page[at..].IndexOf(mark) is >= 0 and var found ? at + found + mark.Length : without;

    /// <summary>Behind an element with all its content.</summary>
    private static int ElementEnd(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> name)
    {
        while (at < page.Length)
        {
            int next = page[at..].IndexOf((byte)'<');
            if (next < 0)
                return Uncertain;
            at += next + 1;
            bool closes = at < page.Length && page[at] == '/';
            ReadOnlySpan<byte> tag = page[Math.Min(page.Length, closes ? at + 1 : at)..];
            if (tag.Length >= name.Length && Ascii.EqualsIgnoreCase(tag[..name.Length], name))
                return closes ? TagEnd(page, at + 1 + name.Length) : Uncertain;
        }

        return Uncertain;
    }

    /// <summary>Elements whose content is no text where text around them is.</summary>
    private static bool IsLeftOut(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("script"u8) || name.SequenceEqual("style"u8) || name.SequenceEqual("noscript"u8) || name.SequenceEqual("template"u8)
        || name.SequenceEqual("svg"u8) || name.SequenceEqual("math"u8) || name.SequenceEqual("iframe"u8) || name.SequenceEqual("select"u8) || name.SequenceEqual("textarea"u8);

    /// <summary>Text directly in a table is moved out of it.</summary>
    private static bool IsPartOfTable(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("table"u8) || name.SequenceEqual("tbody"u8) || name.SequenceEqual("thead"u8) || name.SequenceEqual("tfoot"u8)
        || name.SequenceEqual("tr"u8) || name.SequenceEqual("td"u8) || name.SequenceEqual("th"u8) || name.SequenceEqual("caption"u8);
}
