using System.Globalization;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Tue, 28 May 2024 13:05:30 GMT", "2024-05-28 13:05:30")]
    [InlineData("Mon, 28 May 2024 13:05:30 EST", "2024-05-28 18:05:30")] // the weekday is wrong
    [InlineData("28 May 24 13:05 +0800", "2024-05-28 05:05:00")]
    [InlineData("Tue, 28 May 2024 24:00:00 +0000", "2024-05-29 00:00:00")]
    [InlineData("Tue May 28 13:05:30 KST 2024", "2024-05-28 04:05:30")]
    [InlineData("May 28th, 2024 at 1:05 p.m. EDT", "2024-05-28 17:05:00")]
    [InlineData("2024", "2024-01-01 00:00:00")]
    [InlineData("2024-05", "2024-05-01 00:00:00")]
    [InlineData("20240528T130530Z", "2024-05-28 13:05:30")]
    [InlineData("2024-05-28T13:05:30.123456+0900", "2024-05-28 04:05:30")]
    [InlineData("2024-149", "2024-05-28 00:00:00")]
    [InlineData("1716901530", "2024-05-28 13:05:30")]
    [InlineData("28/05/2024 13:05", "2024-05-28 13:05:00")]
    [InlineData("Tue, 05/07/2024", "2024-05-07 00:00:00")] // a Tuesday only when the month comes first
    [InlineData("Fri, 05/07/2024", "2024-07-05 00:00:00")]
    [InlineData("28.05.2024 13:05", "2024-05-28 13:05:00")]
    [InlineData("28 мая 2024 г., 13:05 МСК", "2024-05-28 10:05:00")]
    [InlineData("２０２４年５月２８日 下午1:05 +0800", "2024-05-28 05:05:00")]
    [InlineData("2024年5月28日 13時05分", "2024-05-28 13:05:00")]
    [InlineData("2024년 5월 28일 오후 1시 5분", "2024-05-28 04:05:00")]
    [InlineData("2024. 5. 28.", "2024-05-28 00:00:00")]
    [InlineData("2024 оны 05 сарын 28-ны өдөр 13:05", "2024-05-28 13:05:00")]
    [InlineData("28 Μαΐου 2024 1:05 μμ", "2024-05-28 13:05:00")]
    [InlineData("2024. május 28., 13:05", "2024-05-28 13:05:00")]
    [InlineData("am 28. Mai 2024 um 12:30", "2024-05-28 12:30:00")]
    public void A_date_is_read_in_the_form_it_is_printed_in(string text, string utc)
    {
        DateTime? date = FeedDate.Parse(text);
        Assert.Equal(utc, date?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, date!.Value.Kind);
    }

    [Theory]
    [InlineData("주체105(2016)년 5월 28일", "2016-05-28")]
    [InlineData("주체105년 5월 28일", "2016-05-28")]
    [InlineData("Juche 105 (2016)", "2016-01-01")]
    [InlineData("May 28 Juche 105 (2016)", "2016-05-28")]
    [InlineData("2016 (Juche 105) May 28", "2016-05-28")]
    [InlineData("Juche105.5.28", "2016-05-28")]
    [InlineData("主体105（2016）年5月28日", "2016-05-28")]
    [InlineData("чучхе 105, 28 мая", "2016-05-28")]
    public void A_year_counted_in_an_era_is_a_common_year(string text, string day) =>
        Assert.Equal(day, FeedDate.Parse(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2024-05-28 13:05", "2024-05-28 05:05:00")]
    [InlineData("2024-05-28T13:05:30", "2024-05-28 05:05:30")]
    [InlineData("202405281305", "2024-05-28 05:05:00")]
    [InlineData("2024년 5월 28일 13시 5분", "2024-05-28 05:05:00")] // a Korean page of an outlet that lives by another clock
    [InlineData("28 May 2024", "2024-05-27 16:00:00")]
    [InlineData("2024-05-28T13:05:30Z", "2024-05-28 13:05:30")]
    [InlineData("2024-05-28T13:05:30+02:00", "2024-05-28 11:05:30")]
    [InlineData("Tue, 28 May 2024 13:05:30 GMT", "2024-05-28 13:05:30")]
    [InlineData("1716901530", "2024-05-28 13:05:30")]
    public void A_date_without_zone_is_in_the_zone_of_its_source(string text, string utc) =>
        Assert.Equal(utc, FeedDate.Parse(text, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ulaanbaatar"))?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    [Fact]
    public void An_hour_that_summer_time_skips_is_still_a_date() =>
        Assert.NotNull(FeedDate.Parse("2024-03-31 02:30", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2024-13-45")]
    [InlineData("30 February 2024")]
    [InlineData("28 May")] // no year is invented
    [InlineData("12:30")]
    [InlineData("99999999999999999999999")]
    public void What_is_no_date_is_none_and_never_now(string? text) => Assert.Null(FeedDate.Parse(text));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.Equal(2024, FeedDate.Parse("\ud800 28 May 2024")?.Year);
}
