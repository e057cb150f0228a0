using System.CommandLine;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>How a digest is written.</summary>
internal enum DigestFormat { Text, Markdown, Html, Json, Atom }

/// <summary><c>monitor digest</c>: what was found on a day, to be read in a minute; or what a subscriber is told, and telling it.</summary>
internal static class DigestCommand
{
    private static readonly Option<DateOnly?> Day = new("--day") { Description = "The day on which it was found (UTC; with --subscriber in their zone). Default: today.", HelpName = "DAY" };
    private static readonly Option<DigestFormat?> Format = Choice.Optional<DigestFormat>("--format", "How it is written. Default: text.");
    private static readonly Option<string?> Language = new("--language") { Description = "Language of the words around names and quotations: en, mn or ko. Default: the subscriber's, else en.", HelpName = "CODE" };
    private static readonly Option<bool> Published = new("--published") { Description = "Instead what counts for the day by its own date, whenever it was found: what the dashboard's lists of the day have." };
    private static readonly Option<string?> Reader = new("--subscriber") { Description = "What this subscriber is told: the edition of the day, or today's as it would be now.", HelpName = "ID" };
    private static readonly Option<bool> Send = new("--send") { Description = "Send today's edition now to the channels of --subscriber; the scheduled one is then not sent." };
    private static readonly Option<bool> Again = new("--again") { Description = "With --send: also to channels that have it." };

    public static Command Create()
    {
        var command = new ExampleCommand(
            "digest", "Print the digest of one day: visits, who named whom, numbers, and what could not be collected.", "monitor digest --day 2026-11-21 --format markdown --language mn")
        {
            Day, Format, Language, Published, Reader, Send, Again,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? language = parsed.GetValue(Language);
        if (language is not null && !DigestLanguage.Codes.Contains(language))
            throw new CommandException($"--language '{language}': digests are written in {string.Join(", ", DigestLanguage.Codes)}", Failure.WrongUsage);
        if ((parsed.GetValue(Send) || parsed.GetValue(Again)) && (!parsed.GetValue(Send) || parsed.GetValue(Reader) is null || parsed.GetValue(Day) is not null))
            throw new CommandException("--send sends today's edition of --subscriber ID; --again goes with --send, --day does not", Failure.WrongUsage);
        await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
        if (parsed.GetValue(Reader) is not { } id)
            return await PrintDayAsync(parsed, services, language ?? DigestLanguage.Codes[0], cancellationToken);
        Subscriber reader = Find(services, id);
        reader = reader with { Language = language ?? reader.Language };
        return parsed.GetValue(Send)
            ? await SendAsync(parsed, services, reader, cancellationToken)
            : await PrintEditionAsync(parsed, services, reader, cancellationToken);
    }

    private static async Task<int> PrintDayAsync(ParseResult parsed, IServiceProvider services, string language, CancellationToken cancellationToken)
    {
        DateOnly day = parsed.GetValue(Day) ?? DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        DigestDesk desk = services.GetRequiredService<DigestDesk>();
        Digest digest = parsed.GetValue(Published)
            ? await services.GetRequiredService<DigestQueries>().ForDayAsync(day, cancellationToken, language)
            : await desk.OfDayAsync(day, language, cancellationToken);
        Print(parsed, digest, desk.View(day, language));
        return 0;
    }

    private static async Task<int> PrintEditionAsync(ParseResult parsed, IServiceProvider services, Subscriber reader, CancellationToken cancellationToken)
    {
        DateOnly? day = parsed.GetValue(Day);
        DigestEdition edition = await services.GetRequiredService<DigestStore>().FindAsync(reader.Id, day, DigestDesk.Times(reader, reader.Digest!), cancellationToken)
            ?? throw new CommandException($"no digest of {day:yyyy-MM-dd} was made for {reader.Id}; without --subscriber the day is printed as it was found");
        DigestDesk desk = services.GetRequiredService<DigestDesk>();
        Print(parsed, await desk.OfEditionAsync(edition, reader, cancellationToken), desk.View(edition, reader));
        return 0;
    }

    private static async Task<int> SendAsync(ParseResult parsed, IServiceProvider services, Subscriber reader, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Channel, bool? Accepted)> sent =
            await services.GetRequiredService<DigestSender>().SendNowAsync(reader, reader.Digest!, parsed.GetValue(Again), cancellationToken);
        if (sent.Count == 0)
            throw new CommandException($"subscriber {reader.Id} has no channel for the digest: give one in subscribers.yaml");
        foreach ((string channel, bool? accepted) in sent)
            Console.WriteLine($"{channel}: {accepted switch { true => "sent", false => "not accepted, tried again later (see the log)", null => "has today's digest already; --again sends it once more" }}");
        return sent.All(s => s.Accepted == true) ? 0 : 1;
    }

    private static Subscriber Find(IServiceProvider services, string id)
    {
        IReadOnlyList<Subscriber> all = services.GetRequiredService<Watchlist>().Subscribers;
        Subscriber reader = all.FirstOrDefault(s => s.Id == id)
            ?? throw new CommandException($"no subscriber '{id}'; there are: {string.Join(", ", all.Select(s => s.Id))}", Failure.WrongUsage);
        return reader.Digest is null ? throw new CommandException($"subscriber {id} gets no digest: give it a 'digest' in subscribers.yaml") : reader;
    }

    private static void Print(ParseResult parsed, Digest digest, DigestView view) => Console.WriteLine(parsed.GetValue(Format) switch
    {
        DigestFormat.Markdown => DigestRenderer.Markdown(digest, view),
        DigestFormat.Html => DigestRenderer.Html(digest, view),
        DigestFormat.Json => DigestRenderer.Json(digest),
        DigestFormat.Atom => DigestRenderer.Atom([(digest, view)], digest.Subject, view.Language, new Uri("https://localhost/digests.atom")),
        _ => DigestRenderer.Text(digest, view),
    });
}
