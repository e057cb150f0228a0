using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>The detector on the project's own watchlist; all texts are written for these tests.</summary>
public sealed class VisitDetectorTests
{
    [Theory]
    [InlineData("en", "2024-03-11", "kp", "A delegation of the Foreign Ministry of the DPRK left Pyongyang on Saturday to visit Mongolia.", "kp-mn", "Underway")]
    [InlineData("en", "2019-05-06", null, "The Mongolian foreign minister will visit North Korea next week, officials said.", "mn-kp", "Announced")]
    [InlineData("en", "2019-05-06", "kp", "Mongolian Friendship Delegation Arrives", "mn-kp", "Underway")]
    [InlineData("en", "2019-05-06", "kp", "DPRK Cultural Delegation Leaves for Mongolia", "kp-mn", "Underway")]
    [InlineData("en", "2019-05-06", null, "A North Korean trade delegation has cancelled its visit to Mongolia.", "kp-mn", "Cancelled")]
    [InlineData("en", "2019-05-06", null, "Negotiators of Japan and North Korea held talks in Ulaanbaatar on Sunday.", "kp-mn", "Underway")]
    [InlineData("ko", "2024-03-10", "kp", "외무성대표단이 몽골을 방문하기 위하여 9일 평양을 출발하였다.", "kp-mn", "Underway")]
    [InlineData("ko", "2004-12-16", null, "몽골 대통령이 조만간 방북할 예정이라고 외교 소식통이 전했다.", "mn-kp", "Announced")]
    [InlineData("ja", "2018-12-09", null, "北朝鮮の外相が8日、モンゴルの首都ウランバートルに到着した。", "kp-mn", "Underway")]
    [InlineData("zh", "2004-12-24", null, "蒙古国总统结束对朝鲜的访问，23日离开平壤回国。", "mn-kp", "Concluded")]
    [InlineData("ru", "2024-03-12", null, "Делегация МИД КНДР прибыла с официальным визитом в Улан-Батор.", "kp-mn", "Underway")]
    [InlineData("mn", "2024-03-12", "mn", "БНАСАУ-ын Гадаад хэргийн дэд сайд Монгол Улсад албан ёсны айлчлал хийж байна.", "kp-mn", "Underway")]
    public void A_reported_visit_is_found_with_direction_and_stage(string language, string day, string? side, string text, string direction, string stage)
    {
        VisitReport visit = Assert.Single(Detect(language, day, side, text), v => v.IsNew);
        Assert.Equal(direction, $"{visit.From}-{visit.To}");
        Assert.Equal(stage, visit.Stage.ToString());
        Assert.Contains(visit.Sentence, text, StringComparison.Ordinal);
        Assert.InRange(visit.Confidence, 0.3, 0.98);
        Assert.NotEmpty(visit.Reasons);
    }

    [Theory]
    [InlineData("en", "2013-06-30", "kp", "A meeting marked the 25th anniversary of Kim Il Sung's visit to Mongolia.")]
    [InlineData("en", "2024-03-12", null, "North Korea's leader visited Mongolia in 1988.")]
    [InlineData("en", "2024-03-12", null, "Kim Jong Un could visit Mongolia, analysts say.")]
    [InlineData("en", "2024-03-12", null, "Will North Korea’s Foreign Minister Visit Mongolia This Year?")]
    [InlineData("en", "2024-03-12", null, "North Korea denied that Kim Jong Un would visit Mongolia.")]
    [InlineData("en", "2024-03-12", "kp", "The Mongolian ambassador to the DPRK hosted a reception at the embassy.")]
    [InlineData("en", "2024-03-12", "kp", "Choe Ryong Hae received credentials from the Mongolian ambassador.")]
    [InlineData("en", "2024-03-12", "kp", "Kim Jong Un received a message of greeting from the president of Mongolia.")]
    [InlineData("en", "2024-03-12", "kp", "Kim Jong Un visited a farm near Pyongyang. Floral baskets came from China and Mongolia.")]
    [InlineData("en", "2024-03-12", null, "South Korea's foreign minister arrived in Ulaanbaatar and will discuss North Korea.")]
    [InlineData("en", "2024-03-12", null, "Mongolia's president left for China, while North Korea tested a missile.")]
    [InlineData("ko", "2022-08-28", null, "한국 외교부 장관이 몽골을 방문해 북한 문제를 논의했다.")]
    [InlineData("ja", "2018-05-01", null, "金正恩委員長がウランバートルを訪問する可能性がある。")]
    [InlineData("zh", "2013-06-28", null, "今年夏天是金日成1988年访问蒙古25周年。")]
    [InlineData("ru", "2018-05-01", null, "Ким Чен Ын мог бы посетить Монголию.")]
    public void Background_possibility_denial_and_residents_are_no_news(string language, string day, string? side, string text) =>
        Assert.DoesNotContain(Detect(language, day, side, text), v => v.IsNew);

    [Fact]
    public void Days_are_read_relative_to_the_day_of_publication()
    {
        VisitReport visit = Assert.Single(Detect("en", "2018-12-06", null, "North Korean Foreign Minister Ri Yong Ho will visit Mongolia from Saturday to Sunday."));
        Assert.Equal("2018-12-08", visit.Start);
        Assert.Equal("2018-12-09", visit.End);
    }

    [Fact]
    public void Two_sentences_about_one_trip_are_one_report()
    {
        IReadOnlyList<VisitReport> visits = Detect("en", "2018-12-09", null,
            "North Korean Foreign Minister Ri Yong Ho arrived in Ulaanbaatar on Saturday. On his visit to Mongolia Ri Yong Ho will meet the president.");
        Assert.Single(visits);
    }

    [Fact]
    public void A_traveller_whom_one_sentence_names_is_not_said_to_be_missing_because_the_headline_does_not()
    {
        VisitReport visit = Assert.Single(VisitTexts.Detect("en", "2018-12-06", "", "North Korean Foreign Minister to Visit Mongolia", "Ri Yong Ho will visit Mongolia on Saturday."));
        Assert.Contains("kp-ri-yong-ho-fm", visit.Visitors);
        Assert.DoesNotContain(visit.Reasons, r => r.Contains("no traveller", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_full_stops_is_read_in_proportion_to_its_length_and_to_its_end()
    {
        const string words = "the president of Mongolia will visit North Korea from 3 to 5 May ";
        long small = Cost(Repeated(words, 100)), large = Cost(Repeated(words, 400));

        Assert.True(large < 8 * small, $"{small} bytes are allocated for a text, {large} for one four times as long");
        Assert.Contains(Detect("en", "2019-05-01", null, Repeated("trade and more trade was spoken of ", 200) + words), v => v.IsNew && v.Start == "2019-05-03");

        static string Repeated(string words, int times) => string.Concat(Enumerable.Repeat(words, times));

        static long Cost(string text)
        {
            Detect("en", "2019-05-01", null, text[..500]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Detect("en", "2019-05-01", null, text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void An_old_and_a_new_visit_in_one_text_stay_apart()
    {
        IReadOnlyList<VisitReport> visits = Detect("en", "2013-10-28", null,
            "Mongolian President Tsakhiagiin Elbegdorj arrived in Pyongyang on Monday. Kim Il Sung visited Mongolia in 1988.");
        Assert.Equal(2, visits.Count);
        Assert.Equal(("mn", true), (visits[0].From, visits[0].IsNew));
        Assert.Equal(("kp", false), (visits[1].From, visits[1].IsNew));
        Assert.Equal("1988", visits[1].Start);
    }

    [Fact]
    public void A_text_without_any_known_language_is_no_error() => Assert.Empty(Detect(null, "2013-10-28", null, "Ulaanbaatar Pyongyang 123"));

    private static IReadOnlyList<VisitReport> Detect(string? language, string day, string? side, string text) =>
        VisitTexts.Detect(language, day, side ?? "", text, "");
}
