using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Short texts out of elements and attributes.</summary>
internal static class TextOf
{
    private const int LongestNames = 2000;

    /// <summary>The visible text of an element with blanks collapsed, at most <paramref name="limit"/> characters of it.</summary>
    public static string Element(IElement element, int limit = 1000)
    {
        StringBuilder text = new();
        Append(element, text, limit);
        return Collapse(text.ToString());
    }

    /// <summary>The same with a line break where a block begins; at most <paramref name="limit"/> characters.</summary>
    public static string Lines(IElement element, int limit)
    {
        StringBuilder text = new();
        Append(element, text, limit, '\n');
        return string.Join('\n', text.ToString().Split('\n').Select(Collapse).Where(line => line.Length > 0));
    }

    /// <summary>Class and id of an element, without what a page's maker would never write: many elements may ask for those of one around them.</summary>
    public static string Names(IElement element) => $"{Short(element.ClassName, LongestNames)} {Short(element.Id, LongestNames)}";

    /// <summary>The beginning of a text.</summary>
    public static string? Short(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    /// <summary>Character references (once more: many sites escape twice) resolved, blanks collapsed.</summary>
    public static string Clean(string text) =>
        Collapse(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);

    /// <summary>Runs of white space as one blank, invisible characters gone.</summary>
    public static string Collapse(string text)
    {
        StringBuilder result = new(text.Length);
        bool blank = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = true;
            }
            else if (c is not ('\u00ad' or '\u200b' or '\ufeff' or '\u2060') && !char.IsControl(c))
            {
                if (blank && result.Length > 0)
                    result.Append(' ');
                blank = false;
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static void Append(INode node, StringBuilder text, int limit, char border = ' ')
    {
        foreach (INode child in node.ChildNodes)
        {
            if (text.Length >= limit)
                return;
            if (child is IText data)
                text.Append(border == '\n' ? data.Data.Replace('\n', ' ') : data.Data, 0, Math.Min(data.Data.Length, limit - text.Length));
            else if (child is IElement { LocalName: "br" or "div" or "p" or "li" or "ul" or "h2" or "h3" or "h4" or "time" } block)
                Append(block, text.Append(border), limit, border);
            else if (child is IElement { LocalName: not ("script" or "style" or "svg" or "noscript") } element)
                Append(element, text, limit, border);
        }
    }
}
