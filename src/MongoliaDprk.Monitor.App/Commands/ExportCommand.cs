using System.CommandLine;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor export</c>: the kept evidence as an archive that other tools read.</summary>
internal static class ExportCommand
{
    private const string Notes = """
        Written are the pages of all articles that have such mentions; without a filter those of all articles. The last version of an article comes first.
        Each record is a gzip member of its own. The head of an answer is made anew: of the one that was sent only the content type is kept.
        'monitor import' reads the file again and finds the same mentions.
        """;

    public static Command Create()
    {
        var filters = new FilterOptions();
        var warc = new Option<string>("--warc") { Description = "The file to write (.warc.gz).", Required = true, HelpName = "FILE" };
        var command = new ExampleCommand("export", "Write the kept pages as a WARC file (1.1).", "monitor export --warc evidence.warc.gz --from 2026-01-01 --to 2026-06-30", Notes) { warc, SharedOptions.Json };
        filters.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            MentionFilter filter = await filters.ReadAsync(parsed, services, cancellationToken);
            string file = parsed.GetRequiredValue(warc);
            int pages = await EvidenceFile.WriteAsync(services, filter, null, file, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { file, filter, pages });
            else
                Console.WriteLine($"{file}: {Text.Counted(pages, "page", "pages")}");
            return 0;
        });
        return command;
    }
}
