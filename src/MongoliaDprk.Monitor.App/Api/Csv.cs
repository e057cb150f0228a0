using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>CSV (RFC 4180) that is safe to open: a field that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class Csv
{
    /// <summary>One field from outside: cleaned, guarded, quoted where needed.</summary>
    public static string Field(string? words)
    {
        string clean = OutsideText.Clean(words);
        if (clean.Length > 0 && clean[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%')
            clean = "'" + clean;
        return clean.AsSpan().IndexOfAny(",\";") < 0 ? clean : $"\"{clean.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>One line without its end.</summary>
    public static string Row(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field));
}
