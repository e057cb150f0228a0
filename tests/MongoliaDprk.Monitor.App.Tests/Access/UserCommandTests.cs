using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>The program itself: accounts by command, the refusal to listen without them, and that no secret ever leaves it.</summary>
public sealed class UserCommandTests : IDisposable
{
    private const string Password = "grass grows by itself";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-users-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Accounts_and_tokens_are_made_listed_and_taken_back_and_all_of_it_is_in_the_audit_log()
    {
        string file = Write("password", Password + "\n");
        AssertDone(await RunAsync(["user", "add", "ann", "--role", "analyst"], input: Password + "\n"));
        AssertDone(await RunAsync(["user", "add", "ada", "--role", "admin", "--password-file", file]));
        MonitorProcess.Ended twice = await RunAsync(["user", "add", "ANN", "--role", "reader", "--password-file", file]);
        Assert.Equal((1, "monitor: there is an account ANN already"), (twice.Code, twice.ErrorLines.Single()));
        MonitorProcess.Ended weak = await RunAsync(["user", "password", "ann"], input: "short\n");
        Assert.Equal(1, weak.Code);
        Assert.Contains("at least 12 characters", Assert.Single(weak.ErrorLines), StringComparison.Ordinal);

        MonitorProcess.Ended made = await RunAsync(["user", "token", "add", "ann", "--scope", "read", "--days", "30"]);
        Assert.Equal(0, made.Code);
        string token = Assert.Single(made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("mon_", token, StringComparison.Ordinal);
        string tokens = (await RunAsync(["user", "token", "list", "--json"])).Output;
        Assert.DoesNotContain(token, tokens, StringComparison.Ordinal);
        long id = JsonDocument.Parse(tokens).RootElement[0].GetProperty("id").GetInt64();
        AssertDone(await RunAsync(["user", "token", "revoke", $"{id}"]));
        AssertDone(await RunAsync(["user", "lock", "ann"]));
        string state = JsonDocument.Parse((await RunAsync(["user", "list", "--json"])).Output).RootElement[1].GetProperty("state").GetString()!;
        Assert.Equal("locked", state);

        string[] audit = [.. JsonDocument.Parse((await RunAsync(["user", "audit", "--json"])).Output).RootElement.EnumerateArray().Select(e => $"{e.GetProperty("from").GetString()}: {e.GetProperty("what").GetString()}")];
        Assert.Equal(["command line: account locked", "command line: token revoked", "command line: token added", "command line: account added", "command line: account added"], audit);
    }

    [Fact]
    public async Task Without_an_account_it_listens_on_this_machine_only_and_says_what_to_do()
    {
        MonitorProcess.Ended refused = await RunAsync(["serve"], ("Monitor__Web__Address", "http://0.0.0.0:5089"));
        Assert.Equal(1, refused.Code);
        string line = Assert.Single(refused.ErrorLines);
        Assert.Contains("http://0.0.0.0:5089", line, StringComparison.Ordinal);
        Assert.Contains("monitor user add NAME --role admin", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_on_the_console_in_the_log_or_on_a_page_even_when_everything_is_told()
    {
        string[] secrets = [Password, "provider-secret-1", "proxy-secret-2", "hook-secret-3", "wrong-password-4"];
        int port = FreePort();
        (string, string)[] settings =
        [
            ("Monitor__Web__Address", $"http://127.0.0.1:{port}"), ("Monitor__Fetching__Proxy", "http://user:proxy-secret-2@127.0.0.1:9"),
            ("Monitor__Access__IdentityProvider__Authority", "http://127.0.0.1:9"), ("Monitor__Access__IdentityProvider__ClientId", "monitor"),
            ("Monitor__Access__IdentityProvider__ClientSecret__File", Write("client", "provider-secret-1\n")), ("Monitor__Subscribers", Subscribers()), ("HOOK_SECRET", "hook-secret-3"),
        ];
        AssertDone(await RunAsync(["user", "add", "ada", "--role", "admin"], Password, settings));
        string token = (await RunAsync(["user", "token", "add", "ada", "--scope", "feed"], null, settings)).Output.Trim();
        MonitorProcess.Ended check = await RunAsync(["check", "--verbose"], null, settings);
        Assert.Contains("secret Monitor:Access:IdentityProvider:ClientSecret: set, from the file " + Path.Combine(folder.FullName, "client"), check.Output, StringComparison.Ordinal);
        Assert.Contains("secret Monitor:Fetching:Proxy (password in it): set, from the environment variable Monitor__Fetching__Proxy", check.Output, StringComparison.Ordinal);
        Assert.Contains("secret Monitor:DatabasePassword: not set", check.Output, StringComparison.Ordinal);

        using Process program = MonitorProcess.Start(["serve", "--verbose", "--data", folder.FullName], settings.ToDictionary(s => s.Item1, s => s.Item2));
        Task<string> errors = program.StandardError.ReadToEndAsync();
        Assert.StartsWith("dashboard:", await program.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)), StringComparison.Ordinal);
        string pages = await VisitAsync(new Uri($"http://127.0.0.1:{port}"), token);
        Process.Start("kill", ["-INT", $"{program.Id}"]).Dispose();
        string log = await program.StandardOutput.ReadToEndAsync() + await errors.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("debug: ", log, StringComparison.Ordinal);
        foreach (string secret in secrets.Append(token))
            Assert.DoesNotContain(secret, check.Output + check.Errors + log + pages, StringComparison.Ordinal);
    }

    /// <summary>Goes wherever a secret might be repeated, and returns all that was answered.</summary>
    private static async Task<string> VisitAsync(Uri site, string token)
    {
        using CookieClient browser = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };
        List<string> answers = [];
        using (HttpResponseMessage wrong = await browser.SignInAsync("ada", "wrong-password-4"))
            answers.Add(await wrong.Content.ReadAsStringAsync());
        using (HttpResponseMessage right = await browser.SignInAsync("ada", Password))
            Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        using HttpRequestMessage bearer = new(HttpMethod.Get, "/api/v1/visits");
        bearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await browser.SendAsync(bearer)).Dispose();
        foreach (string address in new[] { "/", "/alerts", "/accounts", "/account", "/sources", "/readyz", "/sign-in/provider", $"/alerts.atom?token={token}", $"/digests.atom?token={token}", $"/nowhere?token={token}" })
        {
            using HttpResponseMessage answer = await browser.GetAsync(address);
            answers.Add(answer.Headers + await answer.Content.ReadAsStringAsync());
        }

        return string.Join('\n', answers);
    }

    private string Subscribers() => Write("subscribers.yaml", """
        subscribers:
          - id: desk
            name: Desk
            language: en
            timeZone: Etc/UTC
            channels:
              - kind: webhook
                address: https://hook.example/in
                secret: env:HOOK_SECRET
            alerts: []
        """);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static int FreePort()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static void AssertDone(MonitorProcess.Ended ended) => Assert.Equal((0, ""), (ended.Code, ended.Errors));

    private Task<MonitorProcess.Ended> RunAsync(string[] arguments, params (string, string)[] settings) => RunAsync(arguments, null, settings);

    private Task<MonitorProcess.Ended> RunAsync(string[] arguments, string? input, params (string Name, string Value)[] settings) =>
        WarmProgram.RunAsync([.. arguments, "--data", folder.FullName], settings.ToDictionary(s => s.Name, s => s.Value), input: input);
}
