using System.Reflection;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Writes kept pages as a WARC file.</summary>
internal static class EvidenceFile
{
    /// <summary>The file appears when it is whole.</summary>
    /// <param name="before">Only pages that were fetched before, UTC; null = all.</param>
    /// <returns>How many pages it has.</returns>
    public static async Task<int> WriteAsync(IServiceProvider services, MentionFilter filter, DateTime? before, string file, CancellationToken cancellationToken)
    {
        string part = file + ".part";
        int pages = 0;
        await using (FileStream to = File.Create(part))
        {
            WarcWriter writer = new(to);
            writer.WriteInfo(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            [
                ("software", "MongoliaDprk.Monitor " + Assembly.GetExecutingAssembly().GetName().Version), ("format", "WARC File Format 1.1"),
                ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
                ("description", "kept pages of:" + (FilterOptions.Typed(filter) is { Length: > 0 } typed ? typed : " all articles") + "; heads of answers are made anew"),
            ]);
            await foreach (EvidencePage kept in services.GetRequiredService<EvidenceQueries>().PagesAsync(filter, cancellationToken, before))
            {
                writer.Write(kept.Page, kept.Facts, isResource: kept.Page.ContentType == TextOutlet.ContentType);
                pages++;
            }

            to.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
        return pages;
    }
}
