using System.Buffers;
using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>Makes words and addresses that came from outside fit to be shown: on a terminal, in a mail, on a page.</summary>
public static class OutsideText
{
    /// <summary>Joiners and the vowel separator: format characters without which some scripts are spelled wrongly.</summary>
    private static readonly SearchValues<char> KeptFormats = SearchValues.Create('\u200c', '\u200d', '\u180e');

    /// <summary>
    /// One line without control characters (terminal escapes), bidirectional controls and other invisible characters; white space
    /// is one space, halves of surrogate pairs are U+FFFD. Says nothing of markup: the format escapes that.
    /// </summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (IsShown(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Several lines, each as <see cref="Clean"/>; their indentation stays.</summary>
    public static string CleanLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l[..(l.Length - l.TrimStart(' ').Length)] + Clean(l)));

    /// <summary>The address in ASCII (RFC 3986, host in Punycode), or null when it is not a web address that may be a link.</summary>
    public static string? Address(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0
            || !LinkHost.CanBeAsked(uri))
        {
            return null;
        }

        string port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        string rest = uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        return $"{uri.Scheme}://{LinkHost.Name(uri)}{port}{rest}".Replace("'", "%27", StringComparison.Ordinal);
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.Format => rune.IsBmp && KeptFormats.Contains((char)rune.Value),
        _ => true,
    };
}
