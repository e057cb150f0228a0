namespace MongoliaDprk.Monitor.Storage.Tests;

public sealed class RevisitScheduleTests
{
    private static readonly DateTime Stored = new(2024, 3, 15, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_article_is_looked_at_six_times_in_a_month_and_then_for_ever()
    {
        List<double> ages = [];
        for (DateTime now = Stored; ages.Count < 9; ages.Add((now - Stored).TotalDays))
            now = RevisitSchedule.Next(Stored, now);

        Assert.Equal([1 / 24d, 0.25, 1, 3, 7, 30, 120, 210, 300], ages);
    }

    [Fact]
    public void Visits_that_a_long_night_cost_are_not_made_up_for() =>
        Assert.Equal(Stored.AddDays(7), RevisitSchedule.Next(Stored, Stored.AddDays(4)));

    [Fact]
    public void What_was_just_edited_is_looked_at_again_soon() =>
        Assert.Equal(Stored.AddDays(40).AddHours(1), RevisitSchedule.Next(Stored.AddDays(40), Stored.AddDays(40)));
}
