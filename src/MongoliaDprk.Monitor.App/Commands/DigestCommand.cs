using System.CommandLine;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>How a digest is written.</summary>
internal enum DigestFormat { Text, Markdown, Html, Json }

/// <summary><c>monitor digest</c>: one day, to be read in a minute.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var day = new Option<DateOnly?>("--day") { Description = "The day. Default: today (UTC).", HelpName = "DAY" };
        var format = Choice.Optional<DigestFormat>("--format", "How it is written. Default: text.");
        var command = new ExampleCommand("digest", "Print the digest of one day: visits, articles, actors, and what could not be collected.", "monitor digest --day 2026-11-21 --format markdown") { day, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            DateOnly of = parsed.GetValue(day) ?? DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            Digest digest = await services.GetRequiredService<DigestQueries>().ForDayAsync(of, cancellationToken);
            Console.WriteLine(Write(digest, parsed.GetValue(format) ?? DigestFormat.Text));
            return 0;
        });
        return command;
    }

    private static string Write(Digest digest, DigestFormat format) => format switch
    {
        DigestFormat.Markdown => DigestRenderer.Markdown(digest),
        DigestFormat.Html => DigestRenderer.Html(digest),
        DigestFormat.Json => DigestRenderer.Json(digest),
        _ => DigestRenderer.Text(digest),
    };
}
