using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Charset names as headers and documents state them (WHATWG Encoding, with the supersets it prescribes).</summary>
internal static partial class CharsetLabels
{
    /// <summary>A declaration is looked for this far: one page in seven has it after byte 1024.</summary>
    private const int Reach = 65536;

    private static readonly FrozenDictionary<string, int> CodePages = Table(
        (65001, "utf-8 utf8 unicode-1-1-utf-8 utf-8n utf_8 utf8mb4 utf-16 utf-16le utf-16be utf16 utf-32 ucs-2 unicode"),
        (1252, "iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 ascii us-ascii ansi windows-1252 cp1252 cp-1252 x-cp1252 win-1252 iso-8859-15"),
        (1251, "windows-1251 cp1251 cp-1251 x-cp1251 win-1251 win1251 windows1251"),
        (1250, "windows-1250 cp1250 x-cp1250 win-1250"),
        (1253, "windows-1253 cp1253 x-cp1253"),
        (1254, "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
        (874, "windows-874 tis-620 tis620 iso-8859-11 iso8859-11"),
        (20866, "koi8-r koi8 koi koi8_r cskoi8r"),
        (21866, "koi8-u koi8-ru"),
        (949, "euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ks_c_5601 ksc_5601 ks-c-5601 ks_x_1001 korean windows-949 cp949 ms949 uhc x-windows-949"),
        (54936, "gb18030 gbk gb2312 gb_2312 gb_2312-80 gb2312-80 x-gbk chinese cp936 ms936 windows-936 euc-cn euccn"),
        (950, "big5 big-5 big5-hkscs big5hkscs cn-big5 x-x-big5 cp950 windows-950"),
        (932, "shift_jis shift-jis shiftjis sjis x-sjis ms_kanji ms932 windows-31j cp932 windows-932"),
        (51932, "euc-jp eucjp euc_jp x-euc-jp x-euc"),
        (50220, "iso-2022-jp iso2022-jp csiso2022jp"),
        (50225, "iso-2022-kr csiso2022kr"));

    /// <summary>The charset of the label, or null when the label is absent or means nothing.</summary>
    public static Encoding? Find(string? label)
    {
        if (label is null)
            return null;
        string name = label.Trim().Trim('"', '\'').ToLowerInvariant();
        return CodePages.TryGetValue(name, out int page) ? ByPage(page)
            : name.Length is > 0 and < 40 ? CodePagesEncodingProvider.Instance.GetEncoding(name) : null;
    }

    /// <summary>The charset of a Windows code page number.</summary>
    public static Encoding? ByPage(int page) =>
        page == Encoding.UTF8.CodePage ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(page);

    /// <summary>The charset parameter of a Content-Type header, or null.</summary>
    public static string? OfContentType(string? contentType) =>
        contentType is null ? null : Group(HeaderCharset().Match(contentType));

    /// <summary>The charset that an XML declaration or an HTML meta element states, or null.</summary>
    public static string? OfDocument(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> head = body[..Math.Min(Reach, body.Length)];
        if (head.IndexOf("encoding"u8) < 0 && head.IndexOf("charset"u8) < 0 && head.IndexOf("CHARSET"u8) < 0 && head.IndexOf("Charset"u8) < 0)
            return null;
        string text = Encoding.Latin1.GetString(head);
        return Group(XmlDeclaration().Match(text)) ?? Group(MetaCharset().Match(text));
    }

    private static string? Group(Match match) => match.Success ? match.Groups[1].Value : null;

    private static FrozenDictionary<string, int> Table(params (int Page, string Names)[] rows) => rows
        .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Page)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    [GeneratedRegex("""charset\s*=\s*["']?\s*([\w:.\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderCharset();

    [GeneratedRegex("""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']?\s*([\w:.\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
