using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>Pages in which names of a watchlist are hidden from a byte search in every way that pages of the web do it, and in combinations. Seeded.</summary>
internal sealed class HidingPlaces(Random random)
{
    private static readonly string[] Inline = ["b", "i", "em", "a href=\"http://x.example/?a>b&c=1\"", "span class='x'", "font color=red", "strong", "mark", "u", "SUP"];

    private static readonly string[] Invisible =
        ["\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\uFE0F", "\u0001", "&shy;", "&#173;", "&#xAD;", "&zwnj;", "&ZeroWidthSpace;", "&#8203;", "&amp;shy;", "<wbr>", "<!-- a > b -->", "<!---->", "<!-->"];

    private static readonly string[] Blanks = [" ", "\n  ", "&nbsp;", "\u00A0", "&#32;", "\t", "\u3000", " <!-- --> "];

    private static readonly string[] Around = [" ", ">", "(", "\"", "&nbsp;", "\n", "&nbsp", "-", "1 ", "<br>", "<p>", "&#32;", "«", "。", ", "];

    private static readonly string[] Charsets = ["utf-8", "utf-8", "utf-8", "utf-8", "utf-16", "utf-16BE", "utf-32", "gb18030", "euc-kr", "shift_jis", "windows-1251", "koi8-r", "big5"];

    /// <summary>A page with one of the names of each list, and the Content-Type that comes with it.</summary>
    public (byte[] Body, string? ContentType, string Html) Page(params IReadOnlyList<string>[] names)
    {
        string sentence = string.Join(" and then ", names.Select(list => Pick(Around) + Hide(Pick(list)) + Pick(Around)));
        string html = Place(sentence);
        string charset = Pick(Charsets);
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        string? declared = random.Next(5) switch { 0 => "windows-1252", 1 => "utf-8", 2 => null, _ => charset };
        byte[] bytes = encoding.GetBytes(html);
        return ([.. random.Next(2) == 0 ? encoding.GetPreamble() : [], .. bytes], declared is null ? null : $"text/html; charset={declared}", html);
    }

    /// <summary>The name with other letters, and with what may stand between its letters.</summary>
    private string Hide(string name)
    {
        name = random.Next(6) switch { 0 => name.ToUpperInvariant(), 1 => name.Normalize(NormalizationForm.FormD), 2 => Wide(name), _ => name };
        double often = random.Next(4) switch { 0 => 0, 1 => 0.15, 2 => 0.5, _ => 1 };
        int ways = random.Next(1, 16);
        StringBuilder hidden = new();
        string? open = null;
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && (ways & 1) != 0 && random.NextDouble() < often && !char.IsLowSurrogate(name[i]))
                hidden.Append(Pick(Invisible));
            if (i > 0 && (ways & 2) != 0 && random.NextDouble() < often)
            {
                string tag = open ?? Pick(Inline);
                hidden.Append(open is null ? $"<{tag}>" : $"</{tag.Split(' ')[0]}>");
                open = open is null ? tag : null;
            }

            hidden.Append(name[i] == ' ' ? Pick(Blanks) : (ways & 4) != 0 && random.NextDouble() < often && !char.IsSurrogate(name[i]) ? Reference(name[i]) : name[i].ToString());
        }

        return hidden.Append(open is null ? "" : $"</{open.Split(' ')[0]}>").ToString();
    }

    private static string Wide(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c));

    private string Reference(char c) => random.Next(5) switch
    {
        0 => $"&#{(int)c};",
        1 => $"&#x{(int)c:x};",
        2 => $"&#X{(int)c:X6};",
        3 => $"&amp;#{(int)c};",
        _ => $"&#{((int)c).ToString("D5", CultureInfo.InvariantCulture)};",
    };

    private string Place(string sentence)
    {
        string filler = string.Concat(Enumerable.Repeat("The weather office said on Monday that snow fell for the third day in a row, and that schools stay closed. ", random.Next(1, 8)));
        string text = $"Officials met {sentence} on Tuesday, the ministry said. {filler}";
        string json = Escaped(text);
        string title = random.Next(2) == 0 ? "Snow" : sentence;
        string body = random.Next(6) switch
        {
            0 => $"<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{json}\",\"datePublished\":\"2024-08-01\",\"articleBody\":\"{json}\"}}</script><p>Snow.</p>",
            1 => $"<script>window.STATE = {{\"title\":\"Snow\",\"body\":\"{Escaped("<p>" + text + "</p><p>" + filler + "</p>")}\"}}</script>",
            2 => $"<noscript><div><p>{text}</p><p>{filler}</p></div></noscript>",
            3 => $"<script type=\"text/template\"><p>{text}</p><p>{filler}</p></script>",
            _ => $"<article><h1>{title}</h1><p>{text}</p><p>{filler}</p></article>",
        };
        return $"<!DOCTYPE html><html><head><title>{title}</title><meta property=\"og:title\" content=\"{title.Replace("\"", "&quot;", StringComparison.Ordinal)}\"></head><body>{new string('z', random.Next(70))} {body}</body></html>";
    }

    /// <summary>As a string of JSON: sometimes everything beyond ASCII and all brackets by <c>\u</c>.</summary>
    private string Escaped(string text)
    {
        bool all = random.Next(2) == 0;
        StringBuilder json = new();
        foreach (char c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\n' => "\\n",
                '\t' => "\\t",
                < ' ' => "",
                '<' or '>' or '&' or > '~' when all => $"\\u{(int)c:x4}",
                '/' when all => "\\/",
                _ => c.ToString(),
            });
        }

        return json.ToString();
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
