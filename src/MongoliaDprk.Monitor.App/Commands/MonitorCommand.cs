using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>The command line: which commands there are, what they share, and how they end (0 done, 1 failed, 2 wrong usage).</summary>
internal static class MonitorCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
            return WrongUsage(parsed);

        using var stop = new StopSignal();
        try
        {
            using TelemetryExport? telemetry = TelemetryExport.Start();
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return 1;
        }
        catch (Exception e)
        {
            return Failure.Tell(ExplainedByDatabase(e, parsed) ?? e, verbose: parsed.GetValue(SharedOptions.Verbose));
        }
    }

    /// <summary>What the database did to a command that only reads, or wrote past the store.</summary>
    private static DatabaseException? ExplainedByDatabase(Exception exception, ParseResult parsed)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (MonitorDatabase.Threw(cause))
                return new MonitorDatabase(MonitorConfiguration.Read(parsed).ConnectionString).Explain(exception);
        }

        return null;
    }

    internal static RootCommand Create()
    {
        var root = new RootCommand("Monitors news for mentions of a relationship between two countries: polls outlets, finds actors and visits, counts, tells.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            PollCommand.Create(),
            SourcesCommand.Create(),
            DigestCommand.Create(),
            MentionsCommand.Create(),
            ArticleCommand.Create(),
            TrendsCommand.Create(),
            AnomaliesCommand.Create(),
            VisitsCommand.Create(),
            ClaimsCommand.Create(),
            AlertCommand.Create(),
            TryCommand.Create(),
            CheckCommand.Create(),
            ActorsCommand.Create(),
            SuggestCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            ReanalyzeCommand.Create(),
            MigrateCommand.Create(),
            HealthCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            PruneCommand.Create(),
            UserCommand.Create(),
            FeedCommand.Create(),
            ExtractCommand.Create(),
            AnalyzeCommand.Create(),
            ReplayCommand.Create(),
        };
        foreach (Option shared in SharedOptions.All)
            root.Options.Add(shared);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        root.SetAction(ServeCommand.ServeAsync);
        return root;
    }

    private static int WrongUsage(ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
            Console.Error.WriteLine("monitor: " + error.Message.ReplaceLineEndings(" "));
        string path = string.Join(' ', parsed.CommandResult.AndParents().Reverse().Skip(1).Select(c => c.Command.Name));
        Console.Error.WriteLine($"monitor: see 'monitor {(path.Length > 0 ? path + " " : "")}--help'");
        return Failure.WrongUsage;
    }

    private static IEnumerable<CommandResult> AndParents(this CommandResult result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult command)
                yield return command;
        }
    }
}
