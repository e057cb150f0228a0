using System.CommandLine;
using System.CommandLine.Parsing;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Trying;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor try</c>: what would be read from an address, without keeping anything.</summary>
internal static class TryCommand
{
    public static Command Create()
    {
        var address = new Argument<Uri>("URL") { Description = "A home page, a feed, a section page, a sitemap or an article.", CustomParser = Address };
        var command = new ExampleCommand("try", "Show what would be read from an address; nothing is kept.", "monitor try https://example.org/rss.xml")
        {
            address, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            MonitorOptions options = MonitorConfiguration.Read(parsed);
            Watchlist watchlist = WatchlistFolder.Read(options.Watchlist);
            using var fetcher = new WebFetcher(options.Fetching, TimeProvider.System);
            Uri asked = parsed.GetRequiredValue(address);
            TryReport report = await new AddressTrial(fetcher, watchlist, asked).RunAsync(cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(report);
            else
                TryText.Print(report);
            return report.Error is null ? 0 : throw new CommandException($"{asked}: {report.Error}");
        });
        return command;
    }

    private static Uri? Address(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"'{text}' is no http or https address");
        return null;
    }
}
