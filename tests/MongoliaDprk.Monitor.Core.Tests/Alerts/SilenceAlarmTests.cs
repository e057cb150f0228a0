using MongoliaDprk.Monitor.Core.Alerts;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

/// <summary>A reader who is told of silences that mean nothing reads none of them.</summary>
public sealed class SilenceAlarmTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void The_probability_is_that_of_placing_the_namings_anywhere_else()
    {
        // 3 namings on 4 days, the first given: the other two fall on the 3 days after it and 2 silent ones in C(5,2) = 10 ways, C(3,2) = 3 of them leave the end free
        Assert.Equal(0.3, SilenceAlarm.Probability(3, 4, 2), 12);
        Assert.Equal(1, SilenceAlarm.Probability(3, 4, 0), 12);
        Assert.True(SilenceAlarm.Probability(200, 400, 20) < 1e-5);
        // what was seen seldom is uncertain: more likely than the rate itself would say
        Assert.True(SilenceAlarm.Probability(10, 100, 50) > Math.Pow(0.9, 50));
    }

    [Fact]
    public void An_actor_named_every_few_days_that_is_not_any_more_is_told_with_the_figures()
    {
        ActorSilence silence = Assert.Single(SilenceAlarm.Find([Regular("a-one", every: 3, namings: 100, silent: 40), Regular("a-two", every: 3, namings: 100, silent: 2)]));

        Assert.Equal(("a-one", 40, 100, 298, 2, Start.AddDays(297)), (silence.ActorId, silence.Days, silence.Named, silence.WatchedBefore, silence.LongestBefore, silence.Last));
        Assert.True(silence.Probability < 1e-4);
        Assert.True(silence.Years > 1);
    }

    [Fact]
    public void Days_on_which_collection_was_down_are_no_silence()
    {
        ActorDays down = Regular("a-one", every: 3, namings: 100, silent: 40);
        DateOnly last = down.Named[^1];

        Assert.Empty(SilenceAlarm.Find([down with { Watched = [.. down.Watched.Where(d => d <= last.AddDays(3))] }]));
    }

    [Fact]
    public void A_silence_that_the_actor_had_before_is_none()
    {
        ActorDays bursts = new("a-one", [.. Enumerable.Range(0, 40).Select(i => Start.AddDays(i)), .. Enumerable.Range(0, 40).Select(i => Start.AddDays(100 + i))], Days(200));

        Assert.Equal(59, bursts.Watched.Count(d => d > bursts.Named[^1]) - 1);
        Assert.Empty(SilenceAlarm.Find([bursts]));
    }

    [Fact]
    public void Of_an_actor_that_is_hardly_known_nothing_is_said()
    {
        Assert.Empty(SilenceAlarm.Find([Regular("few", every: 20, namings: 9, silent: 1000), Regular("short", every: 1, namings: 60, silent: 1000)]));
        Assert.Equal(1, SilenceAlarm.Watched([Regular("few", every: 20, namings: 9, silent: 1), Regular("known", every: 3, namings: 50, silent: 1)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Where_nothing_changes_there_is_at_most_one_false_alarm_a_year(int actors)
    {
        const int years = 12;
        Random random = new(20260322);
        double[] rates = [.. Enumerable.Range(0, actors).Select(i => 0.02 + 0.5 * i / actors)];
        List<DateOnly>[] named = [.. rates.Select(_ => new List<DateOnly>())];
        HashSet<(string, DateOnly)> alarms = [];
        for (int day = 0; day < 365 * (years + 2); day++)
        {
            for (int a = 0; a < actors; a++)
            {
                if (random.NextDouble() < rates[a])
                    named[a].Add(Start.AddDays(day));
            }

            // every fifth day, as two years of history are looked at; a silence counts once
            if (day < 365 * 2 || day % 5 != 0)
                continue;
            DateOnly from = Start.AddDays(day - 730), to = Start.AddDays(day);
            DateOnly[] watched = [.. Enumerable.Range(0, 731).Select(from.AddDays)];
            foreach (ActorSilence s in SilenceAlarm.Find([.. named.Select((n, i) => new ActorDays($"a{i}", [.. n.Where(d => d >= from && d <= to)], watched))]))
                alarms.Add((s.ActorId, s.Last));
        }

        Assert.InRange(alarms.Count, 0, years + 4);
    }

    private static ActorDays Regular(string id, int every, int namings, int silent) =>
        new(id, [.. Enumerable.Range(0, namings).Select(i => Start.AddDays(i * every))], Days((namings - 1) * every + 1 + silent));

    private static DateOnly[] Days(int count) => [.. Enumerable.Range(0, count).Select(Start.AddDays)];
}
