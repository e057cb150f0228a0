using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class AlertStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private AlertStore Alerts => new(Database, Time);

    [Fact]
    public async Task An_alert_is_due_on_every_channel_until_each_has_accepted_it()
    {
        await AddAlertAsync("visit:1:announced");
        IReadOnlyList<PendingDelivery> due = await Alerts.DueAsync(["log", "mail"], None);
        Assert.Equal(["log", "mail"], due.Select(d => d.Channel));

        await Alerts.DeliveredAsync(due[0], None);

        Assert.Equal("mail", Assert.Single(await Alerts.DueAsync(["log", "mail"], None)).Channel);
    }

    [Fact]
    public async Task What_a_channel_accepted_is_never_due_again_even_when_another_node_says_it_failed()
    {
        await AddAlertAsync("visit:1:announced");
        PendingDelivery due = Assert.Single(await Alerts.DueAsync(["mail"], None));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Alerts.DeliveredAsync(due, None))));
        await Alerts.FailedAsync(due, "timeout", None);

        Time.Now += TimeSpan.FromDays(2);
        Assert.Empty(await Alerts.DueAsync(["mail"], None));
    }

    [Fact]
    public async Task What_a_channel_refused_comes_again_after_a_growing_pause_and_is_never_dropped()
    {
        await AddAlertAsync("visit:1:announced");
        int[] minutes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360];
        foreach (int pause in minutes)
        {
            await Alerts.FailedAsync(Assert.Single(await Alerts.DueAsync(["mail"], None)), "refused", None);
            Time.Now += TimeSpan.FromMinutes(pause) - TimeSpan.FromSeconds(1);
            Assert.Empty(await Alerts.DueAsync(["mail"], None));
            Time.Now += TimeSpan.FromSeconds(1);
        }

        Assert.Equal(minutes.Length, Assert.Single(await Alerts.DueAsync(["mail"], None)).Attempts);
    }

    [Fact]
    public async Task Nodes_that_look_for_due_alerts_at_once_create_no_delivery_twice()
    {
        await AddAlertAsync("visit:1:announced");

        IReadOnlyList<PendingDelivery>[] due = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Alerts.DueAsync(["log", "mail"], None))));

        Assert.All(due, d => Assert.Equal(2, d.Count));
    }

    [Fact]
    public async Task A_channel_added_later_is_not_told_the_alerts_of_all_years()
    {
        await AddAlertAsync("visit:1:announced");
        Time.Now += TimeSpan.FromDays(30);
        await AddAlertAsync("visit:2:announced");

        Assert.Equal("visit:2:announced", Assert.Single(await Alerts.DueAsync(["webhook"], None)).Key);
    }

    private async Task AddAlertAsync(string key)
    {
        await using MonitorDbContext context = Database.Open();
        context.Add(new AlertRow { Key = key, Title = "Visit", Text = "Text", CreatedAt = Time.Now, Kind = AlertKind.NewVisit, Subject = key, NewFact = true });
        await context.SaveChangesAsync();
    }
}

public sealed class SqliteAlertStoreTests() : AlertStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAlertStoreTests() : AlertStoreTests(DatabaseKind.Postgres);
