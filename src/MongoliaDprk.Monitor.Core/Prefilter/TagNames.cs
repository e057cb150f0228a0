using System.Text;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>What the name of an element means for reading on.</summary>
internal static class TagNames
{
    private const int LongestKey = 8;

    private static readonly Dictionary<ulong, Kind> Kinds = Table();

    public enum Kind
    {
        Other,

        /// <summary>Its text may be left out, so that what is around it stands together.</summary>
        LeftOut,

        /// <summary>No tag is read in it until its own end.</summary>
        Raw,

        /// <summary>The same, but the extractor reads its markup.</summary>
        Hidden,

        Script,
        Style,
        Table,

        /// <summary>What stands between a table and its cells.</summary>
        Rows,

        /// <summary>May hold text.</summary>
        Cell,
    }

    public static Kind KindOf(ulong key) => key == 0 ? Kind.Other : Kinds.GetValueOrDefault(key);

    /// <summary>A name of up to eight bytes in small letters as a number; 0 = longer.</summary>
    public static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        if (name.Length > LongestKey)
            return 0;
        foreach (byte b in name)
            key = key << 8 | (b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b);
        return key;
    }

    /// <summary>Offset of the tag that ends an element whose content is no markup; −1 = there is none.</summary>
    public static int Close(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> name)
    {
        while (page[at..].IndexOf("</"u8) is >= 0 and var found)
        {
            at += found;
            int end = at + 2 + name.Length;
            if (end < page.Length && Ascii.EqualsIgnoreCase(page[(at + 2)..end], name) && page[end] is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r')
                return at;
            at += 2;
        }

        return -1;
    }

    /// <summary>Whether a script may be one that the extractor looks into: data, a template, or <c>name = {…}</c>.</summary>
    public static bool MayCarryText(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> content)
    {
        Span<byte> lower = tag.Length <= 1024 ? stackalloc byte[tag.Length] : new byte[tag.Length];
        for (int i = 0; i < tag.Length; i++)
            lower[i] = (byte)(tag[i] | 0x20);
        // a reference may spell the type otherwise
        if (lower.IndexOf("json"u8) >= 0 || lower.IndexOf("template"u8) >= 0 || lower.IndexOf("html"u8) >= 0 || lower.Contains((byte)'&'))
            return true;
        int brace = content.IndexOf((byte)'{');
        if (brace <= 0)
            return false;
        int before = brace - 1;
        while (before >= 0 && content[before] <= ' ')
            before--;
        return before >= 0 && content[before] is (byte)'=' or >= 0x80;
    }

    private static Dictionary<ulong, Kind> Table()
    {
        Dictionary<ulong, Kind> kinds = Tags.Skipped.ToDictionary(name => Key(Encoding.ASCII.GetBytes(name)), _ => Kind.LeftOut);
        foreach (string name in (string[])["title", "textarea", "xmp", "iframe", "noembed", "noframes"])
            kinds[Key(Encoding.ASCII.GetBytes(name))] = Kind.Raw;
        foreach (string name in (string[])["head", "input", "embed", "frame", "option"])
            kinds.Remove(Key(Encoding.ASCII.GetBytes(name)));
        foreach ((string name, Kind kind) in ((string, Kind)[])[("table", Kind.Table), ("tbody", Kind.Rows), ("thead", Kind.Rows), ("tfoot", Kind.Rows), ("tr", Kind.Rows), ("td", Kind.Cell), ("th", Kind.Cell), ("caption", Kind.Cell)])
            kinds[Key(Encoding.ASCII.GetBytes(name))] = kind;
        kinds[Key("noscript"u8)] = Kind.Hidden;
        kinds[Key("script"u8)] = Kind.Script;
        kinds[Key("style"u8)] = Kind.Style;
        return kinds;
    }
}
