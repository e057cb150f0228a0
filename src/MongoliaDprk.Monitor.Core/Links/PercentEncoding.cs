using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>RFC 3986 §6.2.2.1 and §6.2.2.2: hexadecimal digits in upper case, unreserved characters decoded, others kept.</summary>
internal static class PercentEncoding
{
    public static string Normalize(string text)
    {
        int at = text.IndexOf('%', StringComparison.Ordinal);
        if (at < 0)
            return text;
        StringBuilder result = new(text.Length);
        int done = 0;
        for (; at >= 0; at = text.IndexOf('%', done))
        {
            result.Append(text, done, at - done);
            if (at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte code))
            {
                if (char.IsAsciiLetterOrDigit((char)code) || code is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                    result.Append((char)code);
                else
                    result.Append(CultureInfo.InvariantCulture, $"%{code:X2}");
                done = at + 3;
            }
            else
            {
                result.Append("%25"); // a sign of its own, which only breaks the rules when it stands bare
                done = at + 1;
            }
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
