using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Telemetry;

/// <summary>What is sent by OTLP is what happened, and nothing is sent unless somebody asked for it.</summary>
[Collection(DemoCollection.Name)]
public sealed class TelemetryTests(DemoSite site)
{
    /// <summary>A check makes nothing there.</summary>
    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), $"monitor-none-{Guid.NewGuid():N}");

    private const string Begin = "| metric | unit | what |\n|---|---|---|\n";

    [Fact]
    public async Task A_receiver_is_told_what_the_demonstration_did_with_a_trace_from_poll_to_save()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        MonitorProcess.Ended ended = await MonitorProcess.RunAsync(["demo", "--no-serve"], new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        Assert.Equal((0, ""), (ended.Code, ended.Errors));

        IReadOnlyDictionary<FunnelStep, int> funnel = await site.Services.GetRequiredService<FunnelQueries>().SumAsync(null, DateOnly.MinValue, DateOnly.MaxValue, default);
        int mentions = await site.Services.GetRequiredService<ListQueries>().CountAsync(new ListQuery(CountUnit.Mention, new MentionFilter()), default);
        Assert.Equal(mentions, receiver.Sum("monitor.mentions"));
        Assert.Equal(funnel[FunnelStep.PageFetched], receiver.Sum("monitor.pages.extracted"));
        Assert.Equal(funnel[FunnelStep.VisitOpened], receiver.Sum("monitor.visits"));
        Assert.Equal(funnel[FunnelStep.PlaceAsked], receiver.Sum("monitor.polls"));
        Assert.Equal(funnel[FunnelStep.PlaceAsked] + funnel[FunnelStep.PageAsked], receiver.Sum("monitor.fetches"));
        Assert.Contains("done", receiver.Attributes("monitor.polls"));
        Assert.Contains(("monitor.fetch.duration", "s"), receiver.Metrics());
        Assert.Contains(receiver.Metrics(), m => m.Name == "http.client.request.duration");
        ILookup<string, string> traces = receiver.Spans.ToLookup(s => s.Trace, s => s.Name);
        Assert.Contains(traces, trace => new[] { "poll", "fetch", "extract", "analyse", "save" }.All(trace.Contains));
        Assert.DoesNotContain("http://", receiver.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_METRICS_EXPORTER", "none")]
    public async Task Who_switches_it_off_is_told_nothing(string variable, string value)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        MonitorProcess.Ended ended = await MonitorProcess.RunAsync(["check"], new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            [variable] = value,
            ["Monitor__DataFolder"] = Nowhere,
        });
        Assert.Equal(0, ended.Code);
        Assert.Empty(receiver.Metrics());
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_costs_no_more_than_seconds_and_one_that_is_no_address_is_named()
    {
        Assert.Equal(0, (await MonitorProcess.RunAsync(["check"], new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{PgServer.FreePort()}", ["Monitor__DataFolder"] = Nowhere })).Code);
        MonitorProcess.Ended wrong = await MonitorProcess.RunAsync(["check"], new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317" });
        Assert.Equal(2, wrong.Code);
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is no address", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operators_guide_lists_every_metric_as_it_is()
    {
        string file = Path.Combine(ProjectFolder.Top, "deploy", "OPERATE.md");
        string text = File.ReadAllText(file);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf("\n\n", begin, StringComparison.Ordinal) + 1;
        string table = string.Concat(MonitorMetrics.All.Select(i => $"| `{i.Name}` | {(i.Unit is "s" ? "s" : i.Unit!.Trim('{', '}'))} | {i.Description} |\n"));
        if (Environment.GetEnvironmentVariable("MONITOR_WRITE_DOCS") is not null)
            File.WriteAllText(file, text[..begin] + table + text[end..]);
        else
            Assert.Equal(table, text[begin..end]);
    }
}
