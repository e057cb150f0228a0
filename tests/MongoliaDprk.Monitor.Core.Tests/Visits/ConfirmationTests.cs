using System.Globalization;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

public sealed class ConfirmationTests
{
    private static readonly string[] Sides = ["mn", "kp"];

    [Fact]
    public void The_side_that_reports_the_visit_as_a_fact_has_confirmed_it_and_the_other_is_silent()
    {
        Confirmation said = Of(Report("kp", "2024-03-09", VisitStage.Underway));

        Assert.Equal([("mn", SideStanding.Silent), ("kp", SideStanding.Confirmed), (null, SideStanding.Silent)], Standings(said));
        Assert.False(said.IsTwoSided);
        Assert.Equal("kp", said.First!.Side);
    }

    [Fact]
    public void Silence_of_a_side_that_nobody_read_is_not_called_silence()
    {
        Confirmation said = Confirmation.Of([Report("kp", "2024-03-09", VisitStage.Underway)], Sides, side => side == "kp");
        Assert.Equal([SideStanding.NotWatched, SideStanding.Confirmed, SideStanding.NotWatched], said.Voices.Select(v => v.Standing));
    }

    [Fact]
    public void Third_parties_confirm_for_neither_side()
    {
        Confirmation said = Of(Report("jp", "2024-03-08", VisitStage.Announced), Report("us", "2024-03-09", VisitStage.Underway), Report("mn", "2024-03-10", VisitStage.Underway));

        Assert.Equal([("mn", SideStanding.Confirmed), ("kp", SideStanding.Silent), (null, SideStanding.Confirmed)], Standings(said));
        Assert.Equal(2, said.Voices[2].Reports);
        Assert.False(said.IsTwoSided);
    }

    [Theory]
    [InlineData(VisitStage.Invited)]
    [InlineData(VisitStage.Unconfirmed)]
    public void An_invitation_or_a_rumour_confirms_nothing(VisitStage stage) =>
        Assert.Equal(SideStanding.Mentioned, Of(Report("mn", "2024-03-08", stage)).Voices[0].Standing);

    [Fact]
    public void Background_confirms_nothing()
    {
        LedgerReport background = Report("mn", "2024-03-08", VisitStage.Concluded);
        Assert.Equal(SideStanding.Mentioned, Of(background with { Report = background.Report with { IsNew = false } }).Voices[0].Standing);
    }

    [Fact]
    public void The_last_word_of_a_side_counts()
    {
        LedgerReport denied = Report("mn", "2024-03-08", VisitStage.Denied), announced = Report("mn", "2024-03-10", VisitStage.Announced);
        Assert.Equal(SideStanding.Denied, Of(denied).Voices[0].Standing);
        Assert.Equal(SideStanding.Confirmed, Of(announced, denied).Voices[0].Standing);
        Assert.Equal(announced, Of(denied, announced).Voices[0].First);
    }

    [Fact]
    public void The_lag_is_in_hours_only_where_both_hours_are_known()
    {
        Confirmation exact = Of(Report("mn", "2024-03-08", VisitStage.Underway, "2024-03-08T22:00Z"), Report("kp", "2024-03-09", VisitStage.Underway, "2024-03-09T01:30Z"));
        Assert.Equal(new ReportLag(0, 0), exact.Voices[0].Lag);
        Assert.Equal(new ReportLag(1, 3), exact.Voices[1].Lag);

        Confirmation vague = Of(Report("mn", "2024-03-08", VisitStage.Underway, "2024-03-08T22:00Z"), Report("kp", "2024-03-09", VisitStage.Underway));
        Assert.Equal(new ReportLag(1, null), vague.Voices[1].Lag);
    }

    private static Confirmation Of(params LedgerReport[] reports) => Confirmation.Of(reports, Sides, _ => true);

    private static (string?, SideStanding)[] Standings(Confirmation said) => [.. said.Voices.Select(v => (v.Side, v.Standing))];

    private static LedgerReport Report(string side, string day, VisitStage stage, string? at = null) => new(
        0, 0, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        new VisitReport([], "kp", "mn", null, null, null, stage, true, "", 0.9, []), side,
        at is null ? null : DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
}
