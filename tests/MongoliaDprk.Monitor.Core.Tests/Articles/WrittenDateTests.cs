using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>Dates as outlets print them: calendars, orders, languages, times and zones.</summary>
public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("주체105(2016)년 4월 5일", "2016-04-05")]
    [InlineData("Juche 105 (2016).4.5", "2016-04-05")]
    [InlineData("April 5, Juche 105 (2016)", "2016-04-05")]
    [InlineData("April 5 Juche 105", "2016-04-05")]
    [InlineData("主体105(2016)年4月5日", "2016-04-05")]
    [InlineData("チュチェ105(2016)年4月5日", "2016-04-05")]
    [InlineData("令和6年5月3日", "2024-05-03")]
    [InlineData("平成28年4月5日", "2016-04-05")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("民國105年4月5日", "2016-04-05")]
    [InlineData("5 เมษายน 2559", "2016-04-05")]
    [InlineData("5 เม.ย. 2559", "2016-04-05")]
    [InlineData("۱۷ فروردین ۱۳۹۵", "2016-04-05")]
    [InlineData("تاریخ ۱۳۹۵/۰۱/۱۷", "2016-04-05")]
    public void Years_of_other_calendars_are_converted(string printed, string expected) => Assert.Equal(expected, Read(printed));

    [Theory]
    [InlineData("2016 оны 4 сарын 5")]
    [InlineData("2016 оны 4-р сарын 5")]
    [InlineData("2016 оны дөрөвдүгээр сарын 5")]
    [InlineData("5 апреля 2016 г.")]
    [InlineData("2016. április 5.")]
    [InlineData("2016 m. balandžio 5 d.")]
    [InlineData("5 tháng 4, 2016")]
    [InlineData("5 de abril de 2016")]
    [InlineData("5 अप्रैल 2016")]
    [InlineData("٥ أبريل ٢٠١٦")]
    [InlineData("April 5th, 2016")]
    [InlineData("5 April 16")]
    [InlineData("2016년 4월 5일 (화)")]
    [InlineData("05 | 04 | 2016")]
    public void Day_month_and_year_are_read_in_every_order(string printed) => Assert.Equal("2016-04-05", Read(printed));

    [Theory]
    [InlineData("2016 оны арван нэгдүгээр сарын 22", "2016-11-22")]
    [InlineData("2016 оны арван хоёрдугаар сарын 22", "2016-12-22")]
    [InlineData("2016 оны нэгдүгээр сарын 22", "2016-01-22")]
    public void A_month_counted_with_a_word_for_ten_is_not_the_month_without_it(string printed, string expected) => Assert.Equal(expected, Read(printed));

    [Theory]
    [InlineData("2024년 3월 12일 오후 3:04", "2024-03-12T15:04:00+00:00")]
    [InlineData("2024.03.12 15:04", "2024-03-12T15:04:00+00:00")]
    [InlineData("2024年3月12日 15時04分", "2024-03-12T15:04:00+00:00")]
    [InlineData("12 марта 2024 в 15:04 МСК", "2024-03-12T15:04:00+03:00")]
    [InlineData("15:04, 12 марта 2024", "2024-03-12T15:04:00+00:00")]
    [InlineData("3:04 PM - 12 Mar 2024", "2024-03-12T15:04:00+00:00")]
    [InlineData("12. März 2024 um 15.04 Uhr", "2024-03-12T15:04:00+00:00")]
    [InlineData("12 mars 2024 à 15h04", "2024-03-12T15:04:00+00:00")]
    [InlineData("mardi 12 mars 2024 à 09h08", "2024-03-12T09:08:00+00:00")]
    [InlineData("12/3/2024, 15:04 (GMT+7)", "2024-03-12T15:04:00+07:00")]
    [InlineData("Mar 12, 2024, 3:04 pm EST", "2024-03-12T15:04:00-05:00")]
    [InlineData("Mar 12, 2024, 3:04 pm ET", "2024-03-12T15:04:00-04:00")]
    [InlineData("2024-03-12 15:04 KST", "2024-03-12T15:04:00+09:00")]
    [InlineData("2024-03-12T15:04:05.123+0800", "2024-03-12T15:04:05+08:00")]
    public void The_time_of_day_and_its_zone_are_read(string printed, string expected) => Assert.Equal(expected, Read(printed));

    [Fact]
    public void An_abbreviation_with_two_meanings_is_the_outlets_own() =>
        Assert.Equal("2024-03-12T15:04:00+08:00", Pages.Read(Story("2024-03-12 15:04 CST"), Pages.Outlet()).Published?.ToString());

    [Theory]
    [InlineData("<html lang=ja>", "http://news.example/a", "2024-03-12T15:04:00+09:00")]
    [InlineData("<html lang=en>", "http://news.example.kr/a", "2024-03-12T15:04:00+09:00")]
    [InlineData("<html lang=de-CH>", "http://news.example/a", "2024-03-12T15:04:00+01:00")]
    [InlineData("<html lang=en>", "http://news.example/a", "2024-03-12T15:04:00-04:00")]
    public void Without_a_known_outlet_the_zone_is_that_of_the_country_or_the_language(string head, string address, string expected) =>
        Assert.Equal(expected, Pages.Read(head + Story("2024-03-12 15:04"), address: address).Published?.ToString());

    [Theory]
    [InlineData("PLACE, May 28 (AGENCY) -- ")]
    [InlineData("(Place, 28 May) ")]
    [InlineData("PLACE, May 28. /AGENCY/. ")]
    [InlineData("МЕСТО, 28 мая. /АГЕНТСТВО/. ")]
    [InlineData("МЕСТО, 28 мая — АГЕНТСТВО. ")]
    [InlineData("ХОТ, 5 сарын 28 /АГЕНТЛАГ/ ")]
    [InlineData("도시 5월 28일발 통신 ")]
    [InlineData("本社城市5月28日电 ")]
    public void A_dateline_gives_day_and_month(string dateline)
    {
        string html = $"<div><p>{dateline}{Pages.Sentence}</p>{Pages.Paragraphs()}</div>";

        Assert.Equal("2024-05-28 Dateline", Published(Pages.Read(html)));
    }

    [Fact]
    public void The_year_of_a_dateline_is_that_of_the_address_however_late_the_page_was_fetched()
    {
        string html = $"<div><p>PLACE, April 5 (AGENCY) -- {Pages.Sentence}</p>{Pages.Paragraphs()}</div>";

        Assert.Equal("2016-04-05 Dateline", Published(Pages.Read(html, address: "http://news.example/2016/04/story")));
        Assert.Null(Pages.Read(html.Replace("April", "August", StringComparison.Ordinal)).Published);
    }

    [Fact]
    public void A_page_of_nothing_but_dates_is_read_in_reasonable_time()
    {
        string html = "<div><h1>Title of the story</h1>" + string.Concat(Enumerable.Repeat("<p><time datetime='2024-03-12'>12.3.2024 - 11.3.2024 | 10.3.2024 </time></p>", 20_000)) + "</div>";

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Pages.Read(html);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static string? Read(string printed) => Pages.Read(Story(printed)).Published?.ToString();

    private static string Story(string printed) => $"<div><h1>Title of the story</h1><p>{printed}</p>{Pages.Paragraphs()}</div>";

    private static string? Published(Article article) => article.Published is { } date ? $"{date} {date.From}" : null;
}
