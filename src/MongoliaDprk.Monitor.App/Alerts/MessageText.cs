using System.Text;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Texts within the limits and the markup of a channel.</summary>
internal static class MessageText
{
    /// <summary>At most so many UTF-16 units, with an ellipsis where something is missing; no character is cut in half.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        int end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }

    /// <summary>At most so many bytes of UTF-8, with an ellipsis where something is missing.</summary>
    public static string CutBytes(string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most)
            return text;
        int bytes = 0, end = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > most - "…"u8.Length)
                break;
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return text[..end] + "…";
    }

    /// <summary>The longest beginning whose escaped form has at most so many UTF-16 units: what counts is what is sent.</summary>
    public static string CutEscaped(string text, int most, Func<string, string> escape)
    {
        string escaped = escape(text);
        for (int length = text.Length; escaped.Length > most; escaped = escape(Cut(text, length)))
            length = Math.Max(2, Math.Min(length - 1, (int)((long)length * most / escaped.Length)));
        return escaped;
    }

    /// <summary>Markdown of Mattermost and Discord: every sign that could be markup gets a backslash, and nobody is called by an @.</summary>
    public static string Markdown(string text)
    {
        var all = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '~' or '|' or '[' or ']' or '(' or ')' or '<' or '>' or '#' or '!' or ':' or '+' or '-')
                all.Append('\\');
            all.Append(c);
            if (c == '@')
                all.Append('\u200B');
        }

        return all.ToString();
    }

    /// <summary>Slack's three signs.</summary>
    public static string Slack(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
