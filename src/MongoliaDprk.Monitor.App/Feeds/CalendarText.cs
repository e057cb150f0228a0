using System.Text;

namespace MongoliaDprk.Monitor.App.Feeds;

/// <summary>Lines of an iCalendar file (RFC 5545 §3.1).</summary>
internal sealed class CalendarText
{
    private const int LineBytes = 75;

    private readonly StringBuilder text = new();

    public void Add(string name, string value)
    {
        string line = $"{name}:{value}";
        int bytes = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    /// <summary>A text value (§3.3.11).</summary>
    public void AddText(string name, string value) => Add(name, value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n"));

    public override string ToString() => text.ToString();
}
