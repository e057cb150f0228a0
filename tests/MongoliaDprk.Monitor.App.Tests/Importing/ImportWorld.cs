using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.App.Tests.Importing;

/// <summary>A folder with archives, a database and an import between them.</summary>
internal sealed class ImportWorld : IAsyncDisposable
{
    /// <summary>Two outlets: one of the first side, one of neither.</summary>
    public static readonly Watchlist Watchlist = TestWatchlist.Pair with { Sources = [Source("paper", "aa", "paper.example"), Source("world", "zz", "world.example")] };

    private readonly TestDatabase database;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-import-");

    private ImportWorld(TestDatabase database) => this.database = database;

    public FakeTime Time { get; } = new();

    public MonitorDatabase Database => database.Database;

    public string Folder => folder.FullName;

    public static async Task<ImportWorld> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite) => new(await TestDatabase.CreateAsync(kind));

    /// <summary>A page that names both sides, or only the first.</summary>
    public static string Page(string title, bool both = true, string head = "") => $"""
        <html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>
        <p>The president of Aland spoke in the capital on Monday about {title}, and what it means for everybody who lives on the coast, officials said.</p>
        <p>He was met at the airport by guests from {(both ? "Borduria" : "nowhere")}, and a dinner was given in their honour in the evening, the agency reported.</p>
        </article></body></html>
        """;

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public async Task<ImportReport> ImportAsync(string path, int threads = 1, Source? otherwise = null)
    {
        HostSources hosts = new(Watchlist);
        PageAnalysis analysis = new(new ArticleAnalyzer(Watchlist), Watchlist, hosts, NullLogger<PageAnalysis>.Instance);
        ArchiveImport import = new(new ImportStore(Database, Watchlist, Time), analysis, hosts, new PagePrefilter(Watchlist), new FetchingOptions { MaxBodyBytes = 500_000 }, Time);
        return await import.RunAsync(Assert.Single(ArchiveFile.Find([path])), new ImportManner(otherwise, threads), _ => { }, CancellationToken.None);
    }

    public Task<IReadOnlyList<MentionItem>> MentionsAsync() => new MentionQueries(Database).ListAsync(new MentionFilter(), 0, 10_000, CancellationToken.None);

    /// <summary>The digest of the list of all mentions.</summary>
    public async Task<string> DigestAsync() => CountDigest.Of(await new CountQueries(Database).ListAsync(new CountQuery(TrendBy.Actor, CountUnit.Mention, new MentionFilter()), CancellationToken.None));

    /// <summary>Collected and relevant articles of all days and sources.</summary>
    public async Task<(int Collected, int Relevant)> CollectedAsync()
    {
        CountCoverage coverage = await new CountQueries(Database).CoverageAsync(null, null, null, CancellationToken.None);
        return (coverage.Articles, coverage.Relevant);
    }

    /// <summary>Records of a file that are dealt with.</summary>
    public async Task<int> RecordsAsync(string name)
    {
        await using DbConnection connection = Database.Kind == DatabaseKind.Postgres ? new NpgsqlConnection(Database.ConnectionString) : new SqliteConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT coalesce(max(records), 0) FROM import WHERE name = '{name}'";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }

    private static Source Source(string id, string side, string host) => new(
        id, id, side, side, ["en"], new Uri($"https://{host}/"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"), SourceCalendar.Gregorian, true,
        TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5), [], [], [], [], PageSelectors.None);
}
