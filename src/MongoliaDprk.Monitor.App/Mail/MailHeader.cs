using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>Texts in header fields: nothing from outside can end a line, and what is not ASCII becomes encoded words (RFC 2047).</summary>
internal static class MailHeader
{
    /// <summary>RFC 2047 §2: a line with an encoded word has at most 76 characters; 39 bytes are 52 of Base64, "=?utf-8?B?" and "?=" are 12, a header's name at most 10.</summary>
    private const int WordBytes = 39;

    private const int LineLength = 76;

    /// <summary>Unstructured text, as in a subject; control characters become spaces.</summary>
    /// <param name="used">Characters that stand before it in its line.</param>
    public static string Words(string text, int used)
    {
        string line = OneLine(text);
        bool plain = line.All(char.IsAscii) && used + line.Length <= LineLength && !line.Contains("=?", StringComparison.Ordinal);
        return plain ? line : string.Join("\r\n ", Pieces(line).Select(p => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(p))}?="));
    }

    /// <summary>RFC 5322 §3.4: the name, where there is one, and the address in angle brackets.</summary>
    public static string Address(MailAddress address)
    {
        string path = Path(address);
        if (address.DisplayName.Length == 0)
            return path;
        string name = OneLine(address.DisplayName);
        string phrase = name.All(char.IsAscii) && name.Length < 60
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Words(name, LineLength);
        return $"{phrase} <{path}>";
    }

    /// <summary>As SMTP takes it, with the domain in ASCII.</summary>
    /// <exception cref="FormatException">It cannot be written in ASCII.</exception>
    public static string Path(MailAddress address)
    {
        string path;
        try
        {
            path = $"{address.User}@{(address.Host.StartsWith('[') ? address.Host : new IdnMapping().GetAscii(address.Host))}";
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"the domain of the e-mail address {OneLine(address.Address)} is no name", e);
        }

        return path.All(c => c is > ' ' and < '\x7f' and not '<' and not '>')
            ? path
            : throw new FormatException($"the e-mail address {OneLine(address.Address)} has characters before its @ that not every server takes");
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    /// <summary>Cut between characters: each encoded word must be whole UTF-8.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > WordBytes)
            {
                yield return piece.ToString();
                piece.Clear();
                bytes = 0;
            }

            piece.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        yield return piece.ToString();
    }
}
