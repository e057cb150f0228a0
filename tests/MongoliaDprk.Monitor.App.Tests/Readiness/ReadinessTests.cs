using System.Net;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Readiness;
using MongoliaDprk.Monitor.App.Tests.Access;

namespace MongoliaDprk.Monitor.App.Tests.Readiness;

/// <summary>What the probes say is so, and strangers learn no more than they need.</summary>
public sealed class ReadinessTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_process_says_that_it_lives()
    {
        using HttpResponseMessage answer = await site.Browse().GetAsync("/healthz");
        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"ok\"}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Without_a_scheduler_it_is_not_ready_and_only_who_is_signed_in_is_told_why()
    {
        using HttpResponseMessage stranger = await site.Browse().GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stranger.StatusCode);
        Assert.Equal("{\"status\":\"not ready\",\"failing\":[\"scheduler\"]}", await stranger.Content.ReadAsStringAsync());
        using HttpResponseMessage known = await (await site.SignedInAsync("rita")).GetAsync("/readyz");
        Assert.Equal("this process has no scheduler", JsonDocument.Parse(await known.Content.ReadAsStringAsync()).RootElement.GetProperty("why")[0].GetString());
    }

    [Fact]
    public void Polls_are_late_only_when_some_were_due_for_hours_and_none_came()
    {
        PollTime polled = new(At(1), At(1.5)), slow = new(At(1), At(9)), never = new(null, null);
        Assert.Null(ReadinessRules.Polls([polled], At(0), At(3)));
        Assert.Equal("polls", ReadinessRules.Polls([polled, slow], At(0), At(4))?.Part);
        Assert.Contains("2026-03-01 01:00", ReadinessRules.Polls([polled, slow], At(0), At(4))!.Why, StringComparison.Ordinal);
        Assert.Null(ReadinessRules.Polls([slow], At(0), At(4)));
        Assert.Null(ReadinessRules.Polls([polled], At(3), At(4)));
        Assert.Null(ReadinessRules.Polls([], At(0), At(9)));
        Assert.NotNull(ReadinessRules.Polls([never], At(0), At(2.1)));
        Assert.Null(ReadinessRules.Polls([never, new PollTime(At(2), At(3))], At(0), At(2.5)));
    }

    private static DateTime At(double hours) => Start.AddHours(hours);
}
