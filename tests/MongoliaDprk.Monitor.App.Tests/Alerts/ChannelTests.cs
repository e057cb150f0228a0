using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

/// <summary>What each kind of channel sends, and what it makes of the answers.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Hostile = "<b>&\" *bold* _it_ `code` [x](http://evil.test) @everyone <!channel> ~s~ | # 방문 Айлчлал 😀";

    private readonly FakeTime time = new();
    private readonly List<string> bodies = [];
    private LoopbackWeb web = null!;

    public async Task InitializeAsync() => web = await LoopbackWeb.StartAsync(time);

    public async Task DisposeAsync() => await web.DisposeAsync();

    [Fact]
    public async Task A_webhook_can_prove_who_sent_it_and_when()
    {
        Accept("/hook");
        Secret("MONITOR_TEST_HOOK", "the shared secret");
        await SendAsync(ChannelKind.Webhook, ("address", web.At("/hook").AbsoluteUri), ("secret", "env:MONITOR_TEST_HOOK"));

        IReadOnlyDictionary<string, string> headers = Assert.Single(web.Requests).Headers;
        string[] parts = headers["X-Monitor-Signature"].Split("t=", 2)[1].Split(",v1=");
        Assert.Equal(time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), parts[0]);
        byte[] expected = HMACSHA256.HashData("the shared secret"u8, Encoding.UTF8.GetBytes($"{parts[0]}.{bodies[0]}"));
        Assert.Equal(Convert.ToHexStringLower(expected), parts[1]);
        Assert.Equal("key-1", headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task A_webhooks_body_is_the_documented_form()
    {
        Accept("/hook");
        await SendAsync(ChannelKind.Webhook, ("address", web.At("/hook").AbsoluteUri));
        JsonElement body = Body();
        Assert.Equal(["version", "id", "kind", "language", "createdAt", "subject", "text", "link"], body.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-03-01T10:20:30Z", body.GetProperty("createdAt").GetString());
        Assert.Equal(Hostile, body.GetProperty("text").GetString());
        Assert.Contains("Айлчлал", bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_gets_plain_text_that_calls_nobody()
    {
        Secret("MONITOR_TEST_SLACK", web.At("/services/T0/B0/XyZtoken").AbsoluteUri);
        Accept("/services/T0/B0/XyZtoken");
        await SendAsync(ChannelKind.Slack, ("address", "env:MONITOR_TEST_SLACK"));
        JsonElement[] blocks = [.. Body().GetProperty("blocks").EnumerateArray()];
        Assert.All(blocks.Take(2), b => Assert.Equal("plain_text", b.GetProperty("text").GetProperty("type").GetString()));
        Assert.DoesNotContain("<!channel>", bodies[0], StringComparison.Ordinal);
        Assert.InRange(blocks[0].GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        Assert.Equal("<https://paper.test/1?a=1&amp;b=%7C>", blocks[2].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(ChannelKind.Mattermost)]
    [InlineData(ChannelKind.Discord)]
    public async Task Markdown_of_outlets_stays_text_and_calls_nobody(ChannelKind kind)
    {
        Secret("MONITOR_TEST_MARKDOWN", web.At("/hooks/token").AbsoluteUri);
        Accept("/hooks/token");
        await SendAsync(kind, ("address", "env:MONITOR_TEST_MARKDOWN"));
        JsonElement body = Body();
        string text = (kind == ChannelKind.Discord ? body.GetProperty("embeds")[0].GetProperty("description") : body.GetProperty("text")).GetString()!;
        Assert.Contains("\\*bold\\* \\_it\\_ \\`code\\` \\[x\\]\\(http\\:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", text, StringComparison.Ordinal);
        if (kind == ChannelKind.Discord)
            Assert.Equal(0, body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
    }

    [Fact]
    public async Task Telegram_gets_escaped_HTML()
    {
        Secret("MONITOR_TEST_BOT", "123:AbC-d_e");
        Accept("/bot123:AbC-d_e/sendMessage");
        await SendAsync(ChannelKind.Telegram, ("token", "env:MONITOR_TEST_BOT"), ("chat", "-100"), ("server", web.At("/").AbsoluteUri));
        Assert.Contains("&lt;b&gt;&amp;&quot; *bold*", Body().GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("-100", "HTML"), (Body().GetProperty("chat_id").GetString(), Body().GetProperty("parse_mode").GetString()));
    }

    [Fact]
    public async Task Ntfy_gets_title_priority_and_address_whatever_their_letters()
    {
        Secret("MONITOR_TEST_NTFY", "tk_secret");
        Accept("/");
        await SendAsync(ChannelKind.Ntfy, ("topic", "visits"), ("server", web.At("/").AbsoluteUri), ("token", "env:MONITOR_TEST_NTFY"));
        Assert.Equal("Subject Айлчлал 방문", Body().GetProperty("title").GetString());
        Assert.Equal((4, "visits"), (Body().GetProperty("priority").GetInt32(), Body().GetProperty("topic").GetString()));
        Assert.Equal("Bearer tk_secret", Assert.Single(web.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData(ChannelKind.Slack, 3000)]
    [InlineData(ChannelKind.Mattermost, 16383)]
    [InlineData(ChannelKind.Discord, 4096)]
    [InlineData(ChannelKind.Telegram, 4096)]
    [InlineData(ChannelKind.Ntfy, 4096)]
    public async Task A_long_message_is_cut_to_what_the_channel_takes_between_characters(ChannelKind kind, int most)
    {
        Secret("MONITOR_TEST_LONG", kind == ChannelKind.Telegram ? "1:a" : web.At("/long").AbsoluteUri);
        Accept("/long");
        Accept("/bot1:a/sendMessage");
        Accept("/");
        ChannelAddress address = TestChannels.Address(
            "desk/x", kind, ("address", "env:MONITOR_TEST_LONG"), ("topic", "t"), ("server", web.At("/").AbsoluteUri), ("token", "env:MONITOR_TEST_LONG"), ("chat", "1"));
        string text = string.Concat(Enumerable.Repeat("😀*방", 9000));
        await TestChannels.Factory(time).Create(address).SendAsync(Message() with { Text = text, Subject = text[..2000] }, default);

        string[] sent = [.. Strings(Body())];
        int longest = sent.Max(s => kind == ChannelKind.Ntfy ? Encoding.UTF8.GetByteCount(s) : kind == ChannelKind.Telegram ? AsTelegramCounts(s) : s.Length);
        Assert.InRange(longest, most / 2, most);
        Assert.All(sent, s => Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s))));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(302, true)]
    [InlineData(400, true)]
    [InlineData(409, false)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    [InlineData(502, false)]
    public async Task Only_success_counts_as_accepted(int status, bool permanent)
    {
        web.Status("/hook", status);
        ChannelException refused = await RefusedAsync(ChannelKind.Webhook, ("address", web.At("/hook").AbsoluteUri));
        Assert.Equal((permanent, status != 502), (refused.Permanent, refused.SurelyRefused));
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_long_to_wait_is_heard_in_header_and_body()
    {
        Secret("MONITOR_TEST_WAIT", web.At("/discord").AbsoluteUri);
        Secret("MONITOR_TEST_WAITBOT", "1:a");
        web.On("/hook", http => { http.Response.StatusCode = 429; http.Response.Headers.RetryAfter = "120"; return Task.CompletedTask; });
        web.On("/date", http => { http.Response.StatusCode = 503; http.Response.Headers.RetryAfter = time.GetUtcNow().AddMinutes(5).ToString("R"); return Task.CompletedTask; });
        web.On("/discord", http => { http.Response.StatusCode = 429; return http.Response.Body.WriteAsync("{\"retry_after\":64.57}"u8.ToArray()).AsTask(); });
        web.On("/bot1:a/sendMessage", http => { http.Response.StatusCode = 429; return http.Response.Body.WriteAsync("{\"ok\":false,\"parameters\":{\"retry_after\":35}}"u8.ToArray()).AsTask(); });

        Assert.Equal(TimeSpan.FromSeconds(120), (await RefusedAsync(ChannelKind.Webhook, ("address", web.At("/hook").AbsoluteUri))).RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(5), (await RefusedAsync(ChannelKind.Webhook, ("address", web.At("/date").AbsoluteUri))).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(64.57), (await RefusedAsync(ChannelKind.Discord, ("address", "env:MONITOR_TEST_WAIT"))).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(35), (await RefusedAsync(ChannelKind.Telegram, ("token", "env:MONITOR_TEST_WAITBOT"), ("chat", "1"), ("server", web.At("/").AbsoluteUri))).RetryAfter);
    }

    [Fact]
    public async Task No_exception_tells_a_secret()
    {
        string path = "/services/T0/B0/sekretsekret";
        Secret("MONITOR_TEST_TELL", web.At(path).AbsoluteUri);
        Secret("MONITOR_TEST_TELLBOT", "99:sekretbot");
        web.On(path, http => { http.Response.StatusCode = 403; return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"no such hook {path} sekret")).AsTask(); });
        Secret("MONITOR_TEST_TELLDOWN", "http://127.0.0.1:1/sekretsekret");
        ChannelException[] told =
        [
            await RefusedAsync(ChannelKind.Slack, ("address", "env:MONITOR_TEST_TELL")),
            await RefusedAsync(ChannelKind.Discord, ("address", "env:MONITOR_TEST_TELLDOWN")),
            await RefusedAsync(ChannelKind.Telegram, ("token", "env:MONITOR_TEST_TELLBOT"), ("chat", "1"), ("server", web.At("/").AbsoluteUri)),
            await RefusedAsync(ChannelKind.Mattermost, ("address", "env:MONITOR_TEST_NOWHERE")),
            await RefusedAsync(ChannelKind.Mattermost, ("address", "file:/nowhere/at/all")),
        ];
        Assert.All(told, e => Assert.DoesNotContain("sekretsekret", e.ToString(), StringComparison.Ordinal));
        Assert.All(told, e => Assert.DoesNotContain("sekretbot", e.ToString(), StringComparison.Ordinal));
        Assert.Contains("MONITOR_TEST_NOWHERE", told[3].Message, StringComparison.Ordinal);
        Assert.True(told[1].SurelyRefused, told[1].Message);
    }

    [Theory]
    [InlineData("smtp.news.test", "none", "monitor", "in the clear")]
    [InlineData("smtp.news.test", "ssl", "monitor", "starttls, tls or none")]
    public async Task A_setting_that_cannot_be_used_is_named_with_its_place(string server, string security, string user, string told)
    {
        Secret("MONITOR_TEST_MAIL", "pass");
        ChannelException wrong = await RefusedAsync(
            ChannelKind.Email, ("to", "a@b.test"), ("from", "m@b.test"), ("server", server), ("security", security), ("user", user), ("password", "env:MONITOR_TEST_MAIL"));
        Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("subscribers.yaml:7", wrong.Message, StringComparison.Ordinal);
    }

    private static OutgoingMessage Message() =>
        new("key-1", "newVisit", "en", "Subject Айлчлал 방문", Hostile, new DateTime(2026, 3, 1, 10, 20, 30, DateTimeKind.Utc)) { Link = new Uri("https://paper.test/1?a=1&b=|"), Urgent = true };

    /// <summary>After the markup is read.</summary>
    private static int AsTelegramCounts(string html) => System.Net.WebUtility.HtmlDecode(html).Length - "<b></b>".Length;

    private static void Secret(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private JsonElement Body() => JsonDocument.Parse(bodies[^1]).RootElement;

    private void Accept(string path) => web.On(path, async http =>
    {
        using StreamReader reader = new(http.Request.Body);
        bodies.Add(await reader.ReadToEndAsync());
    });

    private Task<string> SendAsync(ChannelKind kind, params (string, string)[] settings) =>
        TestChannels.Factory(time).Create(TestChannels.Address("desk/x", kind, settings)).SendAsync(Message(), default);

    private async Task<ChannelException> RefusedAsync(ChannelKind kind, params (string, string)[] settings) =>
        await Assert.ThrowsAsync<ChannelException>(() => SendAsync(kind, settings));
}
