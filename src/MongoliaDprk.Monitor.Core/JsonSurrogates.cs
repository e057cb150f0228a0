using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core;

/// <summary>JSON may escape halves of surrogate pairs (RFC 8259 §8.2), which are no text: reading such a string would throw.</summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The same JSON with U+FFFD for each half, escaped or not.</summary>
    public static string Clean(string json)
    {
        json = UnicodeText.Clean(json);
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;
        StringBuilder clean = new(json.Length);
        for (int at = 0; at < json.Length;)
        {
            int length = json[at] == '\\' ? Escape(json, at) : 1;
            if (length > 0)
                clean.Append(json, at, Math.Min(length, json.Length - at));
            else
                clean.Append("\\uFFFD");
            at += length > 0 ? length : EscapeLength;
        }

        return clean.ToString();
    }

    /// <returns>Units of the escape here, a pair as one; 0 = it is a half.</returns>
    private static int Escape(string json, int at)
    {
        int unit = Unit(json, at);
        if (unit is < 0xD800 or > 0xDFFF)
            return unit < 0 ? 2 : EscapeLength;
        return unit < 0xDC00 && Unit(json, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF ? 2 * EscapeLength : 0;
    }

    /// <summary>The UTF-16 unit that is escaped here, or -1.</summary>
    private static int Unit(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && int.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit) ? unit : -1;
}
