using System.Text;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>An iCalendar file (RFC 5545) with whole lines, nested parts, and no property that we do not write.</summary>
internal static partial class CalendarCheck
{
    private static readonly string[] Known =
    [
        "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "RRULE", "LAST-MODIFIED", "URL",
    ];

    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string calendar)
    {
        if (!calendar.EndsWith("\r\n", StringComparison.Ordinal) || calendar.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().IndexOfAny('\r', '\n') >= 0)
            yield return "a line that does not end with CRLF";
        foreach (string line in calendar.Split("\r\n").Where(l => Encoding.UTF8.GetByteCount(l) > 75))
            yield return $"a line of more than 75 octets: {ShownText.Around(line, 0)}";
        Stack<string> open = new();
        string[] lines = calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (string line in lines)
        {
            Match property = Property().Match(line);
            if (!property.Success || !Known.Contains(property.Groups[1].Value))
                yield return $"a line that is none of ours: {ShownText.Around(line, 0)}";
            else if (property.Groups[1].Value == "BEGIN")
                open.Push(property.Groups[2].Value);
            else if (property.Groups[1].Value == "END" && (open.Count == 0 || open.Pop() != property.Groups[2].Value))
                yield return $"an end of what did not begin: {line}";
            foreach (string fault in ShownText.Faults(line))
                yield return fault;
        }

        if (open.Count > 0)
            yield return $"{open.Peek()} does not end";
        if (lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).GroupBy(l => l, StringComparer.Ordinal).Any(g => g.Count() > 1))
            yield return "two events have the same UID";
    }

    [GeneratedRegex("^([A-Z-]+)(?:;[A-Z-]+=[A-Z-]+)*:(.*)$")]
    private static partial Regex Property();
}
