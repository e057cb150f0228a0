using MongoliaDprk.Monitor.App.Commands;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Quartz.Diagnostics;

namespace MongoliaDprk.Monitor.App.Telemetry;

/// <summary>
/// Sends metrics and traces by OTLP where the standard variables of OpenTelemetry say so (OTEL_EXPORTER_OTLP_ENDPOINT, …_PROTOCOL, …_HEADERS,
/// OTEL_SERVICE_NAME, OTEL_METRIC_EXPORT_INTERVAL, OTEL_METRICS_EXPORTER or OTEL_TRACES_EXPORTER=none, OTEL_SDK_DISABLED; the exporter knows no
/// endpoint for one signal alone); without them nothing listens and nothing is measured. Lives as long as the program.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>A receiver that does not answer must not hold up the program's end.</summary>
    private const int LastWordsMs = 2000;

    /// <summary>Of the libraries: the scheduler, the database, our requests and those of our readers, the runtime.</summary>
    private static readonly string[] Meters =
    [
        MonitorMetrics.Name, QuartzInstrumentation.MeterName, "Npgsql", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private readonly MeterProvider? meters;
    private readonly TracerProvider? traces;

    private TelemetryExport(ResourceBuilder resource)
    {
        if (IsOnFor("METRICS"))
            meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
        // not those of HTTP: they would tell addresses, in which feeds have their tokens
        if (IsOnFor("TRACES"))
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(MonitorMetrics.Name, QuartzInstrumentation.ActivitySourceName, "Npgsql").AddOtlpExporter().Build();
    }

    /// <summary>Somebody is to be told.</summary>
    public static bool IsOn => IsOnFor("METRICS") || IsOnFor("TRACES");

    /// <summary>Null = nobody is to be told.</summary>
    /// <exception cref="CommandException">The receiver's address is none.</exception>
    public static TelemetryExport? Start()
    {
        if (!IsOn)
            return null;
        if (!(Uri.TryCreate(Variable(Endpoint), UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
            throw new CommandException($"{Endpoint} is no address: give one like http://127.0.0.1:4317", Failure.WrongUsage);

        ResourceBuilder resource = ResourceBuilder.CreateDefault();
        return new TelemetryExport(Variable("OTEL_SERVICE_NAME") is null ? resource.AddService("mongolia-dprk-monitor") : resource);
    }

    public void Dispose()
    {
        traces?.Shutdown(LastWordsMs);
        meters?.Shutdown(LastWordsMs);
        traces?.Dispose();
        meters?.Dispose();
    }

    private static bool IsOnFor(string signal) =>
        !"true".Equals(Variable("OTEL_SDK_DISABLED"), StringComparison.OrdinalIgnoreCase)
        && !"none".Equals(Variable($"OTEL_{signal}_EXPORTER"), StringComparison.OrdinalIgnoreCase)
        && Variable(Endpoint) is not null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
