using System.IO.Compression;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

public sealed class HostileWebTests : IAsyncLifetime
{
    private const int MostBytes = 100_000;

    private readonly FakeTime time = new();
    private LoopbackWeb web = null!;
    private WebFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        fetcher = new WebFetcher(new FetchingOptions { AllowedHosts = [web.Authority], MaxBodyBytes = MostBytes, RespectRobots = false }, time);
    }

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        web.Redirect("/a", "/b");
        web.Redirect("/b", "/a");
        FetchResult.Failed failed = await FailAsync("/a");
        Assert.Equal(FetchFailure.Redirect, failed.Kind);
        Assert.Equal(6, web.Requests.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/secret")]
    [InlineData("http://localhost:{0}/secret")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/secret")]
    [InlineData("http://2130706433:{0}/secret")]
    [InlineData("http://0x7f.1:{0}/secret")]
    [InlineData("//127.0.0.1:{0}/secret")]
    public async Task A_redirect_into_the_private_network_is_not_followed(string to)
    {
        await using LoopbackWeb inside = await LoopbackWeb.StartAsync(time);
        inside.Serve("/secret", "secret");
        web.Redirect("/a", string.Format(System.Globalization.CultureInfo.InvariantCulture, to, inside.At("/").Port));

        FetchResult.Failed failed = await FailAsync("/a");

        Assert.Equal(FetchFailure.Forbidden, failed.Kind);
        Assert.Contains("private network", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(inside.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/x")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_another_scheme_is_not_followed(string to)
    {
        web.Redirect("/a", to);
        Assert.Equal(FetchFailure.Forbidden, (await FailAsync("/a")).Kind);
    }

    [Fact]
    public async Task A_body_that_never_ends_in_time_is_given_up_at_the_time_limit()
    {
        TaskCompletionSource began = new();
        web.On("/slow", async http =>
        {
            await http.Response.Body.WriteAsync("<html>"u8.ToArray());
            await http.Response.Body.FlushAsync();
            began.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });

        Task<FetchResult> running = Fetch("/slow");
        await began.Task.WaitAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(31));

        FetchResult.Failed failed = Assert.IsType<FetchResult.Failed>(await running);
        Assert.Equal(FetchFailure.Timeout, failed.Kind);
        Assert.EndsWith(" within 30 s", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_body_is_cut_off()
    {
        TaskCompletionSource cut = new();
        web.On("/endless", async http =>
        {
            using CancellationTokenRegistration seen = http.RequestAborted.Register(cut.SetResult);
            byte[] piece = new byte[10_000];
            while (!cut.Task.IsCompleted)
                await http.Response.Body.WriteAsync(piece, CancellationToken.None);
        });

        Assert.Equal(FetchFailure.TooLarge, (await FailAsync("/endless")).Kind);
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_blows_up_when_unpacked_is_cut_off(string encoding)
    {
        Serve("/bomb", encoding, Pack(encoding, new byte[50_000_000]));
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync("/bomb")).Kind);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_page_is_unpacked(string encoding)
    {
        Serve("/page", encoding, Pack(encoding, "<p>text</p>"u8.ToArray()));
        Assert.Equal("<p>text</p>", await TextAsync("/page"));
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("br, gzip")]
    [InlineData("deflate, BR")]
    public async Task A_page_packed_twice_is_unpacked_twice(string codings)
    {
        string[] each = codings.ToLowerInvariant().Split(", ");
        Serve("/page", codings, Pack(each[1], Pack(each[0], "<p>text</p>"u8.ToArray())));
        Assert.Equal("<p>text</p>", await TextAsync("/page"));
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("deflate, br")]
    public async Task A_bomb_within_a_bomb_is_cut_off(string codings)
    {
        string[] each = codings.Split(", ");
        Serve("/bomb", codings, Pack(each[1], Pack(each[0], new byte[50_000_000])));
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync("/bomb")).Kind);
    }

    [Fact]
    public async Task A_page_packed_more_often_than_anybody_needs_is_a_failure()
    {
        web.Serve("/page", "text");
        Label("/page", "gzip, gzip, gzip, gzip");
        Assert.Contains("packed 4 times over", (await FailAsync("/page")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    [InlineData("utf-8")]
    public async Task A_plain_page_under_a_wrong_label_is_the_page(string label)
    {
        const string Text = "<html><body><p>Plain text of Улаанбаатар and 평양.</p></body></html>";
        web.Serve("/page", Text);
        Label("/page", label);
        Assert.Equal(Text, await TextAsync("/page"));
    }

    [Fact]
    public async Task Deflate_without_its_wrapping_is_unpacked_too()
    {
        Serve("/page", "deflate", Pack("bare", "<p>text</p>"u8.ToArray()));
        Assert.Equal("<p>text</p>", await TextAsync("/page"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_page_that_its_server_packed_only_in_part_is_read_as_far_as_it_goes(string encoding)
    {
        byte[] noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        Serve("/page", encoding, Pack(encoding, noise)[..20_000]);
        byte[] page = Assert.IsType<FetchResult.Page>(await Fetch("/page")).Content.Body.ToArray();
        Assert.InRange(page.Length, 10_000, 30_000);
        Assert.Equal(noise[..page.Length], page);
    }

    [Fact]
    public async Task A_damaged_compressed_page_is_a_failure_that_says_so()
    {
        web.On("/damaged", async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xFF });
        });
        Assert.Contains("compressed body is damaged", (await FailAsync("/damaged")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_of_a_body_is_read_than_is_allowed()
    {
        EndlessStream body = new();
        Assert.Null(await BodyReader.ReadAsync(body, MostBytes, cut: false, default));
        Assert.True(body.Given < MostBytes + 100_000);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_not_taken_for_the_page()
    {
        web.On("/short", async http =>
        {
            http.Response.ContentLength = 1000;
            await http.Response.Body.WriteAsync("<html>half of it"u8.ToArray());
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
        FetchResult.Failed failed = await FailAsync("/short");
        Assert.Equal(FetchFailure.Network, failed.Kind);
        Assert.DoesNotContain('\n', failed.Reason);
    }

    [Fact]
    public async Task A_connection_cut_before_the_answer_is_a_failure_and_the_host_can_be_asked_again()
    {
        web.On("/cut", http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        web.Serve("/fine", "text");
        Assert.Equal(FetchFailure.Network, (await FailAsync("/cut")).Kind);
        Assert.IsType<FetchResult.Page>(await Fetch("/fine"));
    }

    [Theory]
    [InlineData("http://no-such-host.invalid/", nameof(FetchFailure.Network))]
    [InlineData("ftp://example.org/", nameof(FetchFailure.Forbidden))]
    [InlineData("http://news.\uFFFDexample/", nameof(FetchFailure.Forbidden))]
    [InlineData("http://10.0.0.1/", nameof(FetchFailure.Forbidden))]
    public async Task An_address_that_leads_nowhere_is_a_failure_in_one_line(string address, string kind)
    {
        FetchResult.Failed failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri(address), Validators.None, FetchManners.Plain, default));
        Assert.Equal(kind, failed.Kind.ToString());
        Assert.DoesNotContain('\n', failed.Reason);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_refused_connection()
    {
        FetchingOptions options = new() { AllowPrivateAddresses = true, RespectRobots = false };
        using WebFetcher open = new(options, time);
        FetchResult result = await open.FetchAsync(new Uri("http://127.0.0.1:1/"), Validators.None, FetchManners.Plain, default);
        Assert.Equal("the connection was refused", Assert.IsType<FetchResult.Failed>(result).Reason);
    }

    private void Serve(string path, string codings, byte[] packed)
    {
        web.Serve(path, packed, "text/html");
        Label(path, codings);
    }

    private void Label(string path, string codings) => web.Before(path, http => http.Response.Headers.ContentEncoding = codings);

    private static byte[] Pack(string encoding, byte[] body)
    {
        MemoryStream packed = new();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "bare" => new DeflateStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private Task<FetchResult> Fetch(string path) =>
        fetcher.FetchAsync(web.At(path), Validators.None, FetchManners.Plain, default).WaitAsync(TimeSpan.FromSeconds(20));

    private async Task<string> TextAsync(string path) =>
        System.Text.Encoding.UTF8.GetString(Assert.IsType<FetchResult.Page>(await Fetch(path)).Content.Body.Span);

    private async Task<FetchResult.Failed> FailAsync(string path) => Assert.IsType<FetchResult.Failed>(await Fetch(path));

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
