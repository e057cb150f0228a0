using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>Servers that break HTTP itself: no poll hangs, nothing wrong is taken for a page, and the line says what happened.</summary>
public sealed class HostileWireTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    private readonly FakeTime time = new();
    private readonly TaskCompletionSource reached = new();
    private RawServer? server;
    private WebFetcher? fetcher;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        fetcher?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: te")]
    [InlineData(Ok + "\r\n")]
    [InlineData(Ok + "Content-Length: 1000\r\n\r\n<html>half")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n")]
    public async Task A_connection_reset_at_any_stage_is_told(string before)
    {
        FetchResult.Failed failed = await FailAsync(async x =>
        {
            await x.SayAsync(before);
            await Task.Delay(before.Length > 0 ? 50 : 0, x.End); // RST overtakes bytes that were not read yet
            x.Reset();
        });
        Assert.Equal((FetchFailure.Network, "the connection was reset"), (failed.Kind, failed.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: te")]
    [InlineData(Ok + "Content-Length: 1000\r\n\r\n<html>half")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n500\r\n<html")]
    public async Task A_connection_closed_before_the_end_is_no_page(string before)
    {
        FetchResult.Failed failed = await FailAsync(async x =>
        {
            await x.SayAsync(before);
            x.Close();
        });
        Assert.Equal((FetchFailure.Network, "the answer ended before it was complete"), (failed.Kind, failed.Reason));
    }

    [Theory]
    [InlineData("<html><body>HTTP/0.9 says this</body></html>\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    [InlineData("\0\0\0\u0018\u0004\0\0\0\0\0\0\0\u0003\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task What_is_not_http_is_told(string said)
    {
        FetchResult.Failed failed = await FailAsync(async x =>
        {
            await x.SayAsync(said);
            x.Close();
        });
        Assert.Equal(FetchFailure.Network, failed.Kind);
        Assert.StartsWith("what was answered is not HTTP", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "H")]
    [InlineData("HTTP/1.1 200 ", "very well ")]
    [InlineData(Ok, "Set-Cookie: a=b; Path=/\r\n")]
    [InlineData(Ok + "X-Long: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_header_that_does_not_end_is_cut_off(string before, string over)
    {
        FetchResult.Failed failed = await FailAsync(async x =>
        {
            await x.SayAsync(before);
            await x.SayForeverAsync(over);
        });
        Assert.StartsWith("the header of the answer is too long", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(FetchFailure.Network, failed.Kind);
    }

    [Fact]
    public async Task A_header_of_a_mebibyte_is_too_long()
    {
        FetchResult.Failed failed = await FailAsync(x => x.SayAsync($"{Ok}X-Long: {new string('a', 1 << 20)}\r\nContent-Length: 1\r\n\r\nx"));
        Assert.StartsWith("the header of the answer is too long", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(102)]
    [InlineData(103)]
    public async Task Answers_that_only_promise_an_answer_end_at_the_time_limit(int status)
    {
        FetchResult.Failed failed = await TimeOutAsync(async x =>
        {
            for (; ; await Task.Delay(100, x.End))
            {
                await x.SayAsync($"HTTP/1.1 {status} Wait\r\n\r\n");
                reached.TrySetResult();
            }
        });
        Assert.Equal("no answer within 30 s", failed.Reason);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(102)]
    [InlineData(103)]
    public async Task A_flood_of_promises_is_a_header_without_end(int status)
    {
        FetchResult.Failed failed = await FailAsync(x => x.SayForeverAsync($"HTTP/1.1 {status} Wait\r\n\r\n"));
        Assert.StartsWith("the header of the answer is too long", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(FetchFailure.Network, failed.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 O")]
    [InlineData(Ok + "X: ")]
    [InlineData(Ok + "\r\n<html>")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n5\r\n<ht")]
    public async Task A_server_that_falls_silent_costs_no_more_than_the_time_limit(string before)
    {
        FetchResult.Failed failed = await TimeOutAsync(async x =>
        {
            await x.SayAsync(before);
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, x.End);
        });
        Assert.EndsWith(" within 30 s", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_gigabytes_that_are_announced_are_not_even_begun()
    {
        FetchResult.Failed failed = await FailAsync(async x =>
        {
            await x.SayAsync(Ok + "Content-Length: 10000000000\r\n\r\n");
            await Task.Delay(Timeout.Infinite, x.End);
        });
        Assert.Equal((FetchFailure.TooLarge, "larger than 100000 bytes"), (failed.Kind, failed.Reason));
    }

    [Fact]
    public async Task More_than_was_announced_is_neither_part_of_this_page_nor_of_the_next()
    {
        Start(x => x.SayAsync($"{Ok}Content-Length: 5\r\n\r\n{x.Path}-{x.Path}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"));
        foreach (string path in (string[])["/1", "/2", "/3"])
            Assert.Equal(System.Text.Encoding.ASCII.GetBytes($"{path}-{path}"), Assert.IsType<FetchResult.Page>(await FetchAsync(path)).Content.Body.ToArray());
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 9", "4, 9")]
    [InlineData("Content-Length: 9\r\nContent-Length: 4", "9, 4")]
    [InlineData("Content-Length: 4, 9", "4, 9")]
    public async Task An_answer_of_two_lengths_is_no_page(string lengths, string told)
    {
        FetchResult.Failed failed = await FailAsync(x => x.SayAsync($"{Ok}{lengths}\r\n\r\ntextforged"));
        Assert.Equal((FetchFailure.Network, $"what was answered is not HTTP: its length is said to be {told}"), (failed.Kind, failed.Reason));
    }

    [Fact]
    public async Task One_length_said_twice_is_that_length()
    {
        Start(x => x.SayAsync($"{Ok}Content-Length: 4\r\nContent-Length: 4\r\n\r\ntext"));
        Assert.Equal("text"u8.ToArray(), Assert.IsType<FetchResult.Page>(await FetchAsync("/")).Content.Body.ToArray());
    }

    [Theory]
    [InlineData("Date: Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Date: Fri, 31 Dec 9999 23:59:59 GMT\r\nExpires: Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Date: yesterday\r\nAge: -5\r\nCache-Control: max-age=99999999999999999999\r\nRetry-After: -1")]
    [InlineData("Content-Type: \r\nETag: \r\nLast-Modified: \r\nContent-Encoding: ,,\r\nLocation: ::")]
    public async Task Senseless_fields_do_no_harm_to_a_page(string fields)
    {
        Start(x => x.SayAsync($"HTTP/1.1 200 OK\r\n{fields}\r\nContent-Length: 4\r\n\r\ntext"));
        FetchResult.Page page = Assert.IsType<FetchResult.Page>(await FetchAsync("/"));
        Assert.Equal("text"u8, page.Content.Body.Span);
        Assert.InRange(page.Content.FetchedAt, time.GetUtcNow().UtcDateTime, time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task What_a_server_says_cannot_break_the_line_it_is_told_in()
    {
        FetchResult.Failed failed = await FailAsync(x => x.SayAsync($"HTTP/1.1 500 \u001b[31mred {new string('x', 5000)}\r\nContent-Length: 0\r\n\r\n"));
        Assert.InRange(failed.Reason.Length, 10, 300);
        Assert.DoesNotContain(failed.Reason, char.IsControl);
    }

    private void Start(Func<RawExchange, Task> answer)
    {
        server = new RawServer(answer);
        fetcher = new WebFetcher(new FetchingOptions { AllowedHosts = [server.Authority], MaxBodyBytes = 100_000, RespectRobots = false }, time);
    }

    private Task<FetchResult> FetchAsync(string path) =>
        fetcher!.FetchAsync(server!.At(path), Validators.None, FetchManners.Plain, default).WaitAsync(TimeSpan.FromSeconds(20));

    private async Task<FetchResult.Failed> FailAsync(Func<RawExchange, Task> answer)
    {
        Start(answer);
        return Assert.IsType<FetchResult.Failed>(await FetchAsync("/"));
    }

    private async Task<FetchResult.Failed> TimeOutAsync(Func<RawExchange, Task> answer)
    {
        Start(answer);
        Task<FetchResult> running = FetchAsync("/");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(31));
        FetchResult.Failed failed = Assert.IsType<FetchResult.Failed>(await running);
        Assert.Equal((FetchFailure.Timeout, failed.Reason), (failed.Kind, failed.Reason));
        return failed;
    }
}
