using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

public sealed class SubscriberCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-subscribers-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_example_beside_the_watchlist_is_right_and_is_not_read_by_itself()
    {
        Watchlist watchlist = WatchlistFolder.Read(null, Path.Combine(WatchlistFolder.BuiltIn, "subscribers.example.yaml"));

        Assert.Equal(["desk/email", "desk/telegram"], Assert.Single(watchlist.Subscribers).Channels.Select(c => c.Name));
        Assert.Equal([Subscriber.Default], WatchlistFolder.Read(null).Subscribers);
    }

    [Fact]
    public void A_secret_that_is_not_there_is_told_with_its_line_and_one_that_is_there_never_with_its_value()
    {
        string secret = Path.Combine(folder.FullName, "token"), file = Path.Combine(folder.FullName, "mine.yaml");
        File.WriteAllText(secret, "hush-hush");
        File.WriteAllText(file, $"""
            subscribers:
              - id: desk
                name: Desk
                channels:
                  - kind: telegram
                    token: file:{secret}
                    chat: '1'
                  - kind: slack
                    address: env:MONITOR_TEST_NOT_SET_ANYWHERE
                  - kind: ntfy
                    topic: t
                    token: file:{secret}.none
            """);
        IReadOnlyList<Subscriber> subscribers = WatchlistFolder.Read(null, file).Subscribers;

        string lines = string.Join('\n', SubscriberCheck.Lines(subscribers));
        Assert.Contains($"desk/telegram: file:{secret} is set", lines, StringComparison.Ordinal);
        Assert.Contains("desk/slack: env:MONITOR_TEST_NOT_SET_ANYWHERE is not set", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", lines, StringComparison.Ordinal);
        string[] errors = [.. SubscriberCheck.Errors(subscribers)];
        Assert.Equal(2, errors.Length);
        Assert.StartsWith("subscribers.yaml:9: desk/slack needs env:MONITOR_TEST_NOT_SET_ANYWHERE", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("subscribers.yaml:12: desk/ntfy needs file:", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_subscribers_that_is_not_there_is_an_error_and_not_nobody() =>
        Assert.Throws<CommandException>(() => WatchlistFolder.Read(null, Path.Combine(folder.FullName, "none.yaml")));

    [Fact]
    public void Nobody_to_tell_is_said() =>
        Assert.Contains("nobody", Assert.Single(SubscriberCheck.Lines([])), StringComparison.Ordinal);
}
