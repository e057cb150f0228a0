using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary>The ledger on the command line, on the watchlist's known visits.</summary>
public sealed class VisitsCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-visits-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_an_analyst_decides_is_shown_with_who_and_why_and_can_be_taken_back()
    {
        long id = JsonDocument.Parse((await RunAsync("visits", "--all", "--most", "1", "--json")).Output).RootElement.GetProperty("items")[0].GetProperty("visit").GetProperty("id").GetInt64();
        string visit = $"{id}";

        MonitorProcess.Ended corrected = await RunAsync("visits", "correct", visit, "--place", "Elsewhere", "--note", "trade", "--by", "ann", "--why", "they said so");
        Assert.Equal((0, "", $"visit {visit} is corrected"), (corrected.Code, corrected.Errors, corrected.Output.TrimEnd()));
        string shown = (await RunAsync("visits", visit)).Output;
        Assert.Contains("in Elsewhere", shown, StringComparison.Ordinal);
        Assert.Contains("ann: decision 1, corrected place", shown, StringComparison.Ordinal);
        Assert.Contains("they said so", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown);

        Assert.Equal(0, (await RunAsync("visits", "reject", visit, "--why", "no visit")).Code);
        Assert.DoesNotContain($"#{visit} ", (await RunAsync("visits", "--all")).Output, StringComparison.Ordinal);
        Assert.Contains($"#{visit} ", (await RunAsync("visits", "--all", "--rejected")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("visits", "undo", visit, "--why", "mistaken")).Code);
        Assert.StartsWith("visit,version,from,to,stage", (await RunAsync("visits", visit, "--csv")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "there is no visit 99999", "visits", "99999")]
    [InlineData(1, "there is no visit 99999", "visits", "confirm", "99999", "--why", "x")]
    [InlineData(1, "sets nothing", "visits", "correct", "1", "--why", "x")]
    [InlineData(1, "has changed since it was shown", "visits", "confirm", "1", "--why", "x", "--version-shown", "77")]
    [InlineData(2, "--why", "visits", "confirm", "1")]
    [InlineData(2, "is no direction", "visits", "--direction", "north")]
    [InlineData(2, "the watchlist has no 'nobody'", "visits", "--actor", "nobody")]
    public async Task What_cannot_be_is_told_in_one_line(int code, string told, params string[] arguments)
    {
        MonitorProcess.Ended ended = await RunAsync(arguments);
        Assert.Equal((code, ""), (ended.Code, ended.Output));
        Assert.Contains(told, ended.Errors, StringComparison.Ordinal);
    }

    private Task<MonitorProcess.Ended> RunAsync(params string[] arguments) => WarmProgram.RunAsync([.. arguments, "--data", folder.FullName]);
}
