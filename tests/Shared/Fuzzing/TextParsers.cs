using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles.Dates;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Feeds;
using static MongoliaDprk.Monitor.Tests.Fuzzing.FuzzFaultException;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Readers of dates, and what makes words from outside fit to be shown.</summary>
internal static class TextParsers
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Pyongyang");

    private static readonly string[] Shown = ["plain words", "=1+1", "\u202Egpj.exe\u2066", "<b>&amp;[x](y)`z`|", "one\r\ntwo\u2028three", "방문 айлчлал 😀", "\u001b[31m\u009b", "=?utf-8?Q?x?="];

    public static IEnumerable<FuzzParser> All { get; } =
    [
        FuzzParser.OfText("feeddate", FuzzSeeds.Dates, FuzzSeeds.DateWords, FeedDates),
        FuzzParser.OfText("pagedate", FuzzSeeds.Dates, FuzzSeeds.DateWords, PageDates),
        FuzzParser.OfText("shown", Shown, ["\u202E", "\0", "\u001b", "\r\n", "\"", "'", "=", ",", "\\", "\uD800", "\uFFFE", "[", "](", "<", "=?utf-8?B?"], Words),
    ];

    private static void FeedDates(string text)
    {
        if (FeedDate.Parse(text, Zone) is { } at)
        {
            Unless(at.Kind == DateTimeKind.Utc && at.Year is >= 1800 and <= 2200, "a date out of bounds");
            Unless(FeedDate.Parse(at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), Zone) is { } again && (again - at).Duration() < TimeSpan.FromSeconds(1), "printed and read again it is another date");
        }

        ListingDate.Parse(text, Zone);
    }

    private static void PageDates(string text)
    {
        foreach (WrittenDate? date in new[] { DateText.Parse(text), DateText.Parse(text, monthFirst: true), DateText.Parse(text, yearOffset: 1911) })
            Unless(date is not { Local.Year: < 1800 or > 2300 }, "a date out of bounds");
        Dateline.MonthAndDay(text);
        Dateline.Dated(text);
        AddressDate.Parse(text);
        ClockText.After(text, 0);
        ClockText.Before(text, text.Length);
        ClockText.Offset(text);
    }

    private static void Words(string text)
    {
        string clean = OutsideText.Clean(text);
        Unless(clean == OutsideText.Clean(clean), "cleaned twice it is another");
        UnlessText(clean, "cleaned text");
        Unless(!clean.Any(c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028'), "cleaned text holds a control character");
        Unless(OutsideText.Address(text) is not { } address || (address.All(c => c is > ' ' and < '\x7f') && address.StartsWith("http", StringComparison.Ordinal)), "an address that is none");
        string field = Csv.Field(text), bare = field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
        Unless(bare.Length == 0 || bare[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r'), "a field that is a formula");
        Unless(!field.Contains('\n', StringComparison.Ordinal), "a field of two lines");
        string header = MailHeader.Words(text, 9);
        Unless(header.All(char.IsAscii) && header.Replace("\r\n ", "", StringComparison.Ordinal).AsSpan().IndexOfAny('\r', '\n') < 0, "a header of two lines");
        DigestMarkdown.Escape(clean);
        string kept = UnicodeText.Clean(text);
        UnlessText(kept, "kept text");
        Unless(kept.Length == text.Length && kept.Normalize().Length > 0 == text.Length > 0, "kept text has other offsets");
    }
}
