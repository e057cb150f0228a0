using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Analysts write SQL by the data dictionary: it names every table and column as they are.</summary>
public sealed class DataDictionaryTests
{
    private const string Mark = "## Tables\n";

    [Fact]
    public void The_data_dictionary_says_what_the_tables_are()
    {
        string file = Path.Combine(ProjectFolder.Top, "deploy", "DATA.md");
        string[] parts = File.ReadAllText(file).Split(Mark);
        Assert.Equal(2, parts.Length);
        var options = new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql("Host=nowhere").Options;
        using PostgresMonitorDbContext context = new(options);
        string tables = new DataDictionary(context.Model).Write();

        if (Environment.GetEnvironmentVariable("MONITOR_WRITE_DOCS") is not null)
            File.WriteAllText(file, parts[0] + Mark + tables);
        else
            Assert.True(tables == parts[1], "deploy/DATA.md is not what the tables are: run this test with MONITOR_WRITE_DOCS=1, which writes it anew");
    }
}
