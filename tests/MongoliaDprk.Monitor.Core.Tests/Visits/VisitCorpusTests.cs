using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>Two tables of short reports in six languages, in the wordings of both sides and of third outlets.</summary>
public sealed class VisitCorpusTests
{
    public static TheoryData<string, string, string, string, string, string, string> NewVisits => Read("new-visits.tsv");

    public static TheoryData<string, string, string, string, string, string, string> LookAlikes => Read("look-alikes.tsv");

    [Theory]
    [MemberData(nameof(NewVisits))]
    public void Whatever_verb_reports_the_travel_it_is_one_direction_and_never_the_other(
        string direction, string stage, string language, string day, string side, string title, string text)
    {
        VisitReport[] visits = [.. Detect(language, day, side, title, text).Where(IsReportedTravel)];
        Assert.NotEmpty(visits);
        Assert.All(visits, v => Assert.Equal(direction, $"{v.From}-{v.To}"));
        Assert.Contains(visits, v => v.Stage.ToString() == stage);
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void Messages_residents_third_countries_and_mere_talk_are_no_new_visit(
        string direction, string stage, string language, string day, string side, string title, string text)
    {
        Assert.Equal(("-", ""), (direction, stage));
        Assert.DoesNotContain(Detect(language, day, side, title, text), IsReportedTravel);
    }

    [Fact]
    public void The_one_who_is_called_on_is_the_host_wherever_the_report_comes_from()
    {
        VisitReport visit = Assert.Single(Detect("en", "2024-03-12", "kp", "",
            "Pyongyang, March 12 -- Talks between the delegation of the DPRK Foreign Ministry and the Mongolian Foreign Ministry were held in Ulan Bator. The delegation paid a courtesy call on Ukhnaa Khurelsukh, president of Mongolia."));
        Assert.Equal(("kp", "mn"), (visit.From, visit.To));
        Assert.DoesNotContain("mn-khurelsukh", visit.Visitors);
    }

    [Fact]
    public void The_guest_named_behind_the_word_delegation_is_the_visitor()
    {
        VisitReport visit = Assert.Single(Detect("ru", "2024-03-12", "", "",
            "Президент Монголии Ухнагийн Хурэлсух принял находящуюся в стране с визитом делегацию во главе с заместителем министра иностранных дел КНДР Пак Мён Хо."));
        Assert.Equal(["kp-pak-myong-ho"], visit.Visitors);
    }

    [Fact]
    public void The_place_is_named_in_the_watchlists_words_and_a_city_goes_before_the_country()
    {
        VisitReport visit = Assert.Single(Detect("ja", "2024-03-12", "", "", "北朝鮮の崔善姫外相がモンゴルを訪問し、ウランバートルに到着した。"));
        Assert.Equal("Ulaanbaatar", visit.Place);
    }

    [Fact]
    public void Until_a_day_means_its_end()
    {
        VisitReport visit = Assert.Single(Detect("ja", "2024-03-12", "", "", "北朝鮮の代表団は3月15日までウランバートルに滞在する。"));
        Assert.Equal((null, "2024-03-15"), (visit.Start, visit.End));
    }

    private static bool IsReportedTravel(VisitReport visit) =>
        visit is { IsNew: true, Stage: VisitStage.Announced or VisitStage.Underway or VisitStage.Concluded };

    private static IReadOnlyList<VisitReport> Detect(string language, string day, string side, string title, string text) =>
        VisitTexts.Detect(language, day, side, title, text);

    private static TheoryData<string, string, string, string, string, string, string> Read(string table)
    {
        TheoryData<string, string, string, string, string, string, string> rows = [];
        foreach (string[] cells in VisitTexts.Lines(table))
            rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
        return rows;
    }
}
