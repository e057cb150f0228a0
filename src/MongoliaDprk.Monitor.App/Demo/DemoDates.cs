using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>Writes days into the demonstration's texts: <c>{date:N}</c> is the day N hours before its start, in the words of the article's language.</summary>
internal static partial class DemoDates
{
    private static readonly string[] RussianMonths =
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    /// <param name="start">The demonstration's start, UTC.</param>
    public static DemoOutlet Fill(DemoOutlet outlet, DateTime start)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(outlet.TimeZone);
        return new DemoOutlet
        {
            Id = outlet.Id,
            Name = outlet.Name,
            Side = outlet.Side,
            Country = outlet.Country,
            TimeZone = outlet.TimeZone,
            Charset = outlet.Charset,
            Feed = outlet.Feed,
            Layout = outlet.Layout,
            Articles = [.. outlet.Articles.Select(a => Fill(a, text => Fill(text, a.Language, zone, start)))],
        };
    }

    private static DemoArticle Fill(DemoArticle article, Func<string, string> fill) => new()
    {
        Slug = article.Slug,
        HoursAgo = article.HoursAgo,
        Language = article.Language,
        Title = fill(article.Title),
        Paragraphs = [.. article.Paragraphs.Select(fill)],
    };

    private static string Fill(string text, string language, TimeZoneInfo zone, DateTime start) => Placeholder().Replace(text, match =>
    {
        double hours = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return Day(TimeZoneInfo.ConvertTimeFromUtc(start.AddHours(-hours), zone), language);
    });

    private static string Day(DateTime day, string language) => language switch
    {
        "ko" => $"{day.Month}월 {day.Day}일",
        "zh" or "ja" => $"{day.Month}月{day.Day}日",
        "ru" => $"{day.Day} {RussianMonths[day.Month - 1]}",
        "mn" => $"{day.Month} {(day.Month is 1 or 4 or 9 or 11 ? "дүгээр" : "дугаар")} сарын {day.Day}",
        _ => day.ToString("MMMM d", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\{date:(-?\d+)\}")]
    private static partial Regex Placeholder();
}
