namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary>A container host restarts what says that it is not well, and must not restart what is.</summary>
public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("/healthz", 200, 0)]
    [InlineData("/healthz", 500, 1)]
    [InlineData("/readyz", 200, 0, "--ready")]
    [InlineData("/readyz", 503, 1, "--ready")]
    public async Task It_ends_as_the_running_monitor_says(string path, int status, int code, params string[] options)
    {
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        web.Serve(path, "what it says", "text/plain");
        web.Before(path, http => http.Response.StatusCode = status);

        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["health", .. options], At($"http://{web.Authority}"));

        Assert.Equal(code, ended.Code);
        Assert.Contains("what it says", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.Equal(1, web.Count(path));
    }

    [Fact]
    public async Task Where_the_monitor_listens_on_every_address_this_machines_is_asked()
    {
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        web.Serve("/healthz", "well", "text/plain");

        Assert.Equal(0, (await WarmProgram.RunAsync(["health"], At($"http://0.0.0.0:{web.At("/").Port}"))).Code);
    }

    [Fact]
    public async Task Where_no_monitor_runs_it_says_so_in_one_line()
    {
        Uri gone;
        await using (LoopbackWeb web = await LoopbackWeb.StartAsync())
            gone = web.At("/");

        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["health"], At(gone.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(1, ended.Code);
        Assert.Contains("no monitor answers", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> At(string address) => new() { ["Monitor__Web__Address"] = address };
}
