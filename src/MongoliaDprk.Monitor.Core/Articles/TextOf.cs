using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Short texts out of elements and attributes.</summary>
internal static class TextOf
{
    /// <summary>The visible text of an element with blanks collapsed, at most <paramref name="limit"/> characters of it.</summary>
    public static string Element(IElement element, int limit = 1000)
    {
        StringBuilder text = new();
        Append(element, text, limit);
        return Collapse(text.ToString());
    }

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

    private static void Append(INode node, StringBuilder text, int limit)
    {
        foreach (INode child in node.ChildNodes)
        {
            if (text.Length >= limit)
                return;
            if (child is IText data)
                text.Append(data.Data, 0, Math.Min(data.Data.Length, limit - text.Length));
            else if (child is IElement { LocalName: "br" or "div" or "p" or "li" } block)
                Append(block, text.Append(' '), limit);
            else if (child is IElement { LocalName: not ("script" or "style" or "svg" or "noscript") } element)
                Append(element, text, limit);
        }
    }
}
