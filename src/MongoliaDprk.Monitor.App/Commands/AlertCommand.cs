using System.CommandLine;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor alert</c>: what was told to whom, a test message, another try.</summary>
internal static class AlertCommand
{
    private const int UsualNumber = 20;

    public static Command Create() => new ExampleCommand("alert", "See what was told to whom, send a test message, try again what a channel refused.", "monitor alert list")
    {
        List(),
        Test(),
        Retry(),
    };

    private static ExampleCommand List()
    {
        var most = new Option<int>("--most") { Description = "How many alerts.", DefaultValueFactory = _ => UsualNumber };
        var command = new ExampleCommand("list", "Print the last alerts and what became of them on each channel.", "monitor alert list --most 5") { most, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            AlertQueries queries = services.GetRequiredService<AlertQueries>();
            IReadOnlyList<AlertItem> alerts = await queries.ListAsync(Math.Max(0, parsed.GetValue(most)), cancellationToken);
            IReadOnlyList<ChannelItem> channels = await queries.ChannelsAsync(cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { alerts, channels });
            else
                Print(alerts, channels, services.GetRequiredService<ChannelSet>());
            return 0;
        });
        return command;
    }

    private static ExampleCommand Test()
    {
        Argument<string> channel = new("CHANNEL") { Description = "SUBSCRIBER/KIND, as in 'monitor alert list'." };
        var command = new ExampleCommand("test", "Send a plainly marked test message on one channel and say what was answered.", "monitor alert test desk/email") { channel };
        command.SetAction((parsed, cancellationToken) => TestAsync(parsed, parsed.GetRequiredValue(channel), cancellationToken));
        return command;
    }

    private static ExampleCommand Retry()
    {
        Argument<string?> channel = new("CHANNEL") { Description = "Only this one; left out = all.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("retry", "Try again at once what channels refused or what was given up, and wait for the answers.", "monitor alert retry desk/email") { channel };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            string? name = parsed.GetValue(channel);
            if (name is not null)
                Find(services, name);
            int due = await services.GetRequiredService<AlertStore>().RetryAsync(name, cancellationToken);
            await services.GetRequiredService<AuditLog>().AddAsync(UserCommand.Operator, "alerts tried again", $"{name ?? "all channels"}, {Text.Counted(due, "delivery", "deliveries")}", cancellationToken);
            int accepted = await services.GetRequiredService<AlertSender>().SendDueAsync(cancellationToken);
            Console.WriteLine($"{Text.Counted(due, "delivery", "deliveries")} tried again; {Text.Counted(accepted, "message", "messages")} accepted on all channels");
            return 0;
        });
        return command;
    }

    private static async Task<int> TestAsync(ParseResult parsed, string name, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
        ConfiguredChannel channel = Find(services, name);
        try
        {
            Console.WriteLine($"{name} accepted the test message: {await services.GetRequiredService<ChannelTest>().SendAsync(channel, cancellationToken)}");
            return 0;
        }
        catch (ChannelException e)
        {
            throw new CommandException($"{name} did not accept the test message: {e.Message}", inner: e);
        }
    }

    private static ConfiguredChannel Find(IServiceProvider services, string name)
    {
        ChannelSet channels = services.GetRequiredService<ChannelSet>();
        return channels.Find(name)
            ?? throw new CommandException($"there is no channel {name}; there are {string.Join(", ", channels.All.Select(c => c.Name))}", Failure.WrongUsage);
    }

    private static void Print(IReadOnlyList<AlertItem> alerts, IReadOnlyList<ChannelItem> channels, ChannelSet configured)
    {
        foreach (AlertItem alert in alerts)
        {
            Console.WriteLine($"{Text.Minute(alert.CreatedAt)}  {OutsideText.Clean(alert.Title)}");
            foreach (DeliveryItem d in alert.Deliveries)
            {
                string gone = configured.Find(d.Channel) is null && d.State is DeliveryState.Due or DeliveryState.Held ? " (no subscriber has this channel now)" : "";
                Console.WriteLine($"    {d.Channel}: {State(d)}{(d.Why is null ? "" : ": " + OutsideText.Clean(d.Why))}{gone}");
            }
        }

        foreach (ChannelItem channel in channels.Where(c => c.FailingSince is not null))
            Console.WriteLine($"{channel.Name} has failed since {Text.Minute(channel.FailingSince)}, {Text.Counted(channel.Waiting, "alert waits", "alerts wait")}: {OutsideText.Clean(channel.Error)}");
        Console.WriteLine(Text.Counted(alerts.Count, "alert", "alerts"));
    }

    private static string State(DeliveryItem d) => d.State switch
    {
        DeliveryState.Due => "goes out next",
        DeliveryState.Held => $"waits until {Text.Minute(d.At)}",
        DeliveryState.InDigest => "in the digest",
        DeliveryState.Unwanted => "not wanted",
        DeliveryState.Accepted => $"accepted {Text.Minute(d.At)}",
        _ => $"given up after {Text.Counted(d.Attempts, "try", "tries")}",
    };
}
