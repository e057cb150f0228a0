using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace MongoliaDprk.Monitor.App.Tests.Logging;

/// <summary>One entry is one line, whatever stands in it: who reads logs by line is not told what an outlet made up.</summary>
public sealed class LogLineTests
{
    private const string Hostile = "Title\r\n2026-01-01 00:00:00Z error: forged\u2028next\u0085\u001b[31mred\u202e";

    [Fact]
    public void Text_from_outside_and_exceptions_make_no_further_line()
    {
        string line = Write(LogFormat.Text, new InvalidOperationException("first\nsecond", new IOException("inner\r\nmore")));

        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', line);
        Assert.DoesNotContain('\u001b', line);
        Assert.DoesNotContain('\u202e', line);
        Assert.Contains("error: of Title 2026", line, StringComparison.Ordinal);
        Assert.Contains("first | second", line, StringComparison.Ordinal);
        Assert.Contains("IOException: inner", line, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_has_the_parts_of_the_message_as_values_on_one_line()
    {
        string line = Write(LogFormat.Json, new InvalidOperationException("first\nsecond"));

        Assert.Equal(1, line.Count(c => c == '\n'));
        JsonElement entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("Error", entry.GetProperty("LogLevel").GetString());
        Assert.Equal(Hostile, entry.GetProperty("State").GetProperty("Title").GetString());
        Assert.Contains("first", entry.GetProperty("Exception").ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Z", entry.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_from_every_place_are_in_no_log_and_in_no_check()
    {
        const string secret = "sEcr3t-77";
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-secrets-");
        try
        {
            Dictionary<string, string> settings = new()
            {
                ["Monitor__DataFolder"] = folder.FullName,
                ["Monitor__DatabasePassword"] = secret,
                ["Monitor__Fetching__Proxy"] = $"http://user:{secret}@127.0.0.1:9",
                ["Monitor__Access__IdentityProvider__ClientSecret"] = secret,
                ["Monitor__Access__IdentityProvider__Authority"] = "https://id.example/",
                ["Monitor__Access__IdentityProvider__ClientId"] = "monitor",
                ["ASPNETCORE_URLS"] = $"http://user:{secret}@127.0.0.1:0",
                ["OTEL_EXPORTER_OTLP_HEADERS"] = $"authorization={secret}",
                ["HOOK"] = $"https://hooks.example/{secret}",
            };
            string watchlist = Watchlist(folder, secret);
            MonitorProcess.Ended check = await MonitorProcess.RunAsync(["check", "--watchlist", watchlist, "--verbose"], settings);
            MonitorProcess.Ended poll = await MonitorProcess.RunAsync(["poll", "--watchlist", watchlist, "--verbose"], settings);
            settings["Monitor__Database"] = $"Host=127.0.0.1;Port=9;Database=x;Username=u;Password={secret};Timeout=2";
            MonitorProcess.Ended down = await MonitorProcess.RunAsync(["serve", "--watchlist", watchlist, "--verbose"], settings);

            foreach (MonitorProcess.Ended ended in (MonitorProcess.Ended[])[check, poll, down])
                Assert.DoesNotContain(secret, ended.Output + ended.Errors, StringComparison.Ordinal);
            Assert.Contains("secret Monitor:DatabasePassword: set, from the environment variable", check.Output, StringComparison.Ordinal);
            Assert.Contains("secret ASPNETCORE_URLS (password in it): set", check.Output, StringComparison.Ordinal);
            Assert.Contains("secret OTEL_EXPORTER_OTLP_HEADERS (password in it): set", check.Output, StringComparison.Ordinal);
            Assert.Contains("source paper sends headers of its own: X-Api-Key (their values are not shown)", check.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Watchlist(DirectoryInfo folder, string secret)
    {
        string top = Path.Combine(folder.FullName, "w");
        Directory.CreateDirectory(Path.Combine(top, "actors"));
        Directory.CreateDirectory(Path.Combine(top, "languages"));
        Directory.CreateDirectory(Path.Combine(top, "sources"));
        File.WriteAllText(Path.Combine(top, "watchlist.yaml"), "name: Aland – Borduria\nsides: [aa, bb]\n");
        File.WriteAllText(Path.Combine(top, "languages", "en.yaml"), "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\"]\n");
        File.WriteAllText(Path.Combine(top, "actors", "a.yaml"), "actors:\n  - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }\n  - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }\n");
        File.WriteAllText(Path.Combine(top, "sources", "paper.yaml"), $"""
            id: paper
            name: The Paper
            country: aa
            side: aa
            languages: [en]
            site: http://paper.example/
            timeZone: Europe/London
            everyMinutes: 30
            feeds: [http://paper.example/feed]
            headers:
              X-Api-Key: {secret}
            """);
        return top;
    }

    private static string Write(LogFormat format, Exception exception)
    {
        ServiceCollection services = new();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(l => Logs.ToStderr(l, LogLevel.Information, format));
        using ServiceProvider provider = services.BuildServiceProvider();
        string name = provider.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName!;
        ConsoleFormatter formatter = provider.GetServices<ConsoleFormatter>().Single(f => f.Name == name);
        using StringWriter to = new();
        KeyValuePair<string, object?>[] state = [new("Title", Hostile), new("{OriginalFormat}", "of {Title}")];
        formatter.Write(new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Error, "MongoliaDprk.Monitor.App.Polling.ArticlePipeline", default, state, exception, (s, _) => "of " + s[0].Value), null, to);
        return to.ToString();
    }
}
