using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Core.Tests.Sources;

public sealed class PlaceStateTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly Cadence Cadence = new(Every, TimeSpan.FromMinutes(30));
    private static readonly Uri Old = new("https://paper.example/feed"), New = new("https://paper.example/rss");
    private static readonly PlaceState Place = new("paper", Old.AbsoluteUri);

    [Fact]
    public void A_place_never_polled_is_due_and_after_a_poll_it_is_not_until_the_next()
    {
        Assert.True(Place.IsDue(Start, Cadence, TimeSpan.Zero));
        PlaceState read = Place.Read(Start, Cadence, null);
        Assert.False(read.IsDue(Start.AddMinutes(14), Cadence, TimeSpan.Zero));
        Assert.True(read.IsDue(Start.AddMinutes(14), Cadence, TimeSpan.FromMinutes(7)));
        Assert.True(read.IsDue(Start + Every, Cadence, TimeSpan.Zero));
    }

    [Fact]
    public void A_clock_that_was_ahead_or_absurd_costs_no_poll_once_it_is_right()
    {
        PlaceState ahead = Place.Read(Start.AddHours(1), Cadence, null);
        PlaceState absurd = Place.Read(Start, Cadence, null) with { NextPoll = Start.AddYears(20) };
        PlaceState stillAhead = Place.Missed(Start, Cadence, "x") with { NextPoll = Start.AddYears(20) };
        Assert.True(ahead.IsDue(Start, Cadence, TimeSpan.Zero));
        Assert.True(absurd.IsDue(Start.AddMinutes(31), Cadence, TimeSpan.Zero));
        Assert.True(stillAhead.IsDue(Start.AddMinutes(31), Cadence, TimeSpan.Zero));
        PlaceState healed = ahead.News(Start.AddHours(1)).Read(Start, Cadence, null);
        Assert.Equal((Start, Start, Start), (healed.LastPoll, healed.LastSuccess, healed.LastNewArticle));
    }

    [Fact]
    public void A_place_made_faster_in_the_watchlist_is_polled_faster_at_once()
    {
        PlaceState slow = Place.Read(Start, new Cadence(TimeSpan.FromDays(1), TimeSpan.FromDays(2)), null);
        Assert.True(slow.IsDue(Start.AddMinutes(31), Cadence, TimeSpan.Zero));
    }

    [Fact]
    public void Only_time_in_which_it_was_watched_belongs_to_a_gap()
    {
        PlaceState state = Place.News(Start).Read(Start, Cadence, null);
        Assert.Equal(0, state.Rhythm.Gaps);
        state = state.Read(Start.AddMinutes(15), Cadence, null); // watched
        state = state.Read(Start.AddDays(5), Cadence, null); // the monitor was off: no more than two intervals count
        Assert.Equal(TimeSpan.FromMinutes(15 + 30), state.Silent);
        state = state.Missed(Start.AddDays(5).AddMinutes(15), Cadence, "timeout"); // not watched from here …
        state = state.Missed(Start.AddDays(5).AddMinutes(30), Cadence, "timeout");
        state = state.Read(Start.AddDays(5).AddHours(9), Cadence, null); // … to here
        Assert.Equal(TimeSpan.FromMinutes(15 + 30), state.Silent);
        DateTime news = state.LastPoll!.Value.AddMinutes(15);
        state = state.News(news).Read(news, Cadence, null);
        Assert.Equal((1, TimeSpan.FromMinutes(60), TimeSpan.Zero), (state.Rhythm.Gaps, state.Rhythm.Observed, state.Silent));
    }

    [Fact]
    public void News_that_a_killed_poll_found_is_not_lost_and_starts_no_gap_of_its_own()
    {
        PlaceState state = Place.News(Start).Read(Start, Cadence, null);
        PlaceState killed = state.News(Start.AddMinutes(15)); // no end of the poll was written
        Assert.Equal(Start.AddMinutes(15), killed.LastNewArticle);
        PlaceState again = killed.News(Start.AddMinutes(16)).Read(Start.AddMinutes(16), Cadence, null);
        Assert.Equal(1, again.Rhythm.Gaps);
    }

    [Fact]
    public void A_move_is_believed_after_three_polls_over_a_day_and_asked_for_again_after_a_month()
    {
        PlaceState state = Place;
        for (int hour = 0; hour <= 20; hour += 10)
        {
            Assert.Equal(Old, state.ToAsk(Start.AddHours(hour)));
            state = state.AskedFor(Old, New, Start.AddHours(hour)).Read(Start.AddHours(hour), Cadence, null);
        }

        Assert.Equal(Old, state.ToAsk(Start.AddHours(23)));
        DateTime later = Start.AddHours(24);
        Assert.Equal(New, state.ToAsk(later));
        state = state.AskedFor(New, null, later).Read(later, Cadence, null);
        Assert.Equal(New, state.ToAsk(later.AddDays(28)));
        Assert.Equal(Old, state.ToAsk(later.AddDays(31)));
        Assert.Equal(Old, state.Missed(later, Cadence, "404").ToAsk(later)); // the new one fails: the watchlist's own is asked at once
        Assert.Equal(Old, state.AskedFor(Old, null, later).ToAsk(later)); // it has come back
    }

    [Fact]
    public void A_move_that_changes_its_mind_is_not_believed()
    {
        PlaceState state = Place;
        for (int day = 0; day < 9; day++)
            state = state.AskedFor(Old, new Uri(New, $"/{day % 2}"), Start.AddDays(day)).Read(Start.AddDays(day), Cadence, null);
        Assert.Equal(Old, state.ToAsk(Start.AddDays(9)));
    }

    [Fact]
    public void Gone_for_good_must_be_said_three_times_in_a_row()
    {
        PlaceState state = Place.Missed(Start, Cadence, "410", gone: true).Missed(Start, Cadence, "500").Missed(Start, Cadence, "410", gone: true);
        Assert.Equal((1, 3), (state.Gone, state.Errors));
        state = state.Missed(Start, Cadence, "410", gone: true).Missed(Start, Cadence, "410", gone: true);
        Assert.Equal(Start.AddDays(30), state.NextPoll);
        Assert.Equal((0, 0, null), (state.Read(Start, Cadence, null).Gone, state.Read(Start, Cadence, null).Errors, state.Read(Start, Cadence, null).LastError));
    }
}
