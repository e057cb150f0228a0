using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Alerts.Channels;
using MongoliaDprk.Monitor.App.Mail;

namespace MongoliaDprk.Monitor.App.Tests.Mail;

/// <summary>E-mails arrive at a real mail server as they were meant, or the channel says why they did not.</summary>
public sealed class EmailChannelTests(MailServer server) : IClassFixture<MailServer>
{
    private const string Mongolian = "Шинэ айлчлал: Гадаад харилцааны сайд Пхеньянд очно, албан ёсны айлчлал хоёр өдөр үргэлжилнэ";
    private const string Korean = "새로운 방문: 몽골 외무상 평양 도착, 공식 방문 이틀간 진행";

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    [InlineData("plain")]
    [InlineData("login")]
    public async Task An_email_arrives_over_every_kind_of_connection(string way)
    {
        SmtpServer used = way switch { "starttls" => server.StartTls, "tls" => server.Tls, "login" => server.LoginOnly, _ => server.Plain };
        string key = "way-" + way;

        string answer = await Channel(used, "desk@news.test").SendAsync(Message(key, "Subject " + way), default);

        Assert.StartsWith("250 2.0.0 taken", answer, StringComparison.Ordinal);
        JsonElement mail = Assert.Single(server.Inbox(), m => Text(m, "subject") == "Subject " + way);
        Assert.Equal(way == "plain" ? "" : MailServer.User, Text(mail, "user"));
        Assert.Equal(way != "plain", mail.GetProperty("tls").GetBoolean());
    }

    [Theory]
    [InlineData(Mongolian)]
    [InlineData(Korean)]
    [InlineData("=?utf-8?Q?looks_encoded?= but is not")]
    [InlineData("An English subject that is longer than a line of seventy-eight characters may be, and goes on and on for a while")]
    public async Task Subject_text_and_HTML_arrive_as_they_were_written(string subject)
    {
        string text = $".a line with a dot\n..two\n{Korean}\ntrailing blanks  \n{new string('x', 3000)}\n=20 is no blank";
        await Channel(server.Plain, "desk@news.test").SendAsync(Message(subject, subject) with { Text = text, Html = $"<p>{Mongolian} &amp; {new string('ү', 2000)}</p>" }, default);

        JsonElement mail = Assert.Single(server.Inbox(), m => Text(m, "subject") == subject);
        Assert.Equal("multipart/alternative", Text(mail, "type"));
        Assert.Equal($"{text}\n\nhttps://paper.test/1", Text(mail.GetProperty("parts"), "text/plain").ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Contains(Mongolian, Text(mail.GetProperty("parts"), "text/html"), StringComparison.Ordinal);
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
        Assert.InRange(mail.GetProperty("longest").GetInt32(), 1, 78);
        Assert.Equal("Sun, 01 Mar 2026 10:20:30 +0000", Text(mail, "date"));
    }

    [Fact]
    public async Task Nothing_in_a_subject_or_a_name_can_add_a_header_or_a_recipient()
    {
        string subject = "Visit\r\nBcc: victim@news.test\r\n\r\nbody\u2028x";
        EmailChannel channel = new("desk/email", server.Plain, new MailAddress("monitor@news.test", "The \"Monitor\"\\ Монитор"), [new MailAddress("desk@news.test", "Desk <x@y.test>")], Delivery);
        await channel.SendAsync(Message("injection", subject), default);

        JsonElement mail = Assert.Single(server.Inbox(), m => Text(m, "subject").StartsWith("Visit  Bcc", StringComparison.Ordinal));
        Assert.Equal(["desk@news.test"], mail.GetProperty("to").EnumerateArray().Select(a => a.GetString()));
        Assert.DoesNotContain("Bcc", mail.GetProperty("headers").EnumerateArray().Select(h => h.GetString()));
        Assert.Contains("<monitor@news.test>", Text(mail, "fromHeader"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeat_has_the_same_message_id_and_another_message_another()
    {
        EmailChannel channel = Channel(server.Plain, "desk@news.test");
        await channel.SendAsync(Message("same", "Repeat one"), default);
        await channel.SendAsync(Message("same", "Repeat one"), default);
        await channel.SendAsync(Message("other", "Repeat two"), default);

        string[] ids = [.. server.Inbox().Where(m => Text(m, "subject").StartsWith("Repeat", StringComparison.Ordinal)).Select(m => Text(m, "messageId"))];
        Assert.Equal(3, ids.Length);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^<[0-9a-f]{40}@news\\.test>$", id));
    }

    [Fact]
    public async Task A_wrong_password_is_told_for_good_and_without_the_password()
    {
        ChannelException refused = await RefusedAsync(server.StartTls with { Password = "sekret-wrong" }, "desk@news.test");
        Assert.True(refused.Permanent);
        Assert.Contains("535", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sekret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_certificate_that_nobody_trusts_gets_neither_password_nor_email(string way)
    {
        ChannelException refused = await RefusedAsync((way == "tls" ? server.Tls : server.StartTls) with { Trusted = [] }, "desk@news.test");
        Assert.True(refused is { Permanent: false, SurelyRefused: true }, refused.Message);
        Assert.Contains("no safe connection", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_when_it_was_asked_for()
    {
        ChannelException refused = await RefusedAsync(server.Plain with { Security = SmtpSecurity.StartTls }, "desk@news.test");
        Assert.Contains("offers no STARTTLS", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Busy_now_is_tried_again_and_unknown_is_refused_for_good()
    {
        EmailChannel channel = Channel(server.Plain, "desk@news.test");
        ChannelException busy = await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(Message("busy", "busy"), default));
        Assert.True(busy is { Permanent: false, SurelyRefused: true }, busy.Message);
        Assert.StartsWith("250", await channel.SendAsync(Message("busy", "busy"), default), StringComparison.Ordinal);

        ChannelException unknown = await RefusedAsync(server.Plain, "550-nobody@news.test");
        Assert.True(unknown.Permanent);
        Assert.Contains("550-nobody@news.test", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_refused_for_now_gets_it_later_and_the_others_only_once()
    {
        EmailChannel channel = Channel(server.Plain, "one@news.test", "450-later@news.test", "two@news.test");
        OutgoingMessage message = Message("partly", "Partly");
        ChannelException partly = await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(message, default));
        Assert.False(partly.Permanent);
        Assert.Equal(["one@news.test", "two@news.test"], partly.Reached);

        await channel.SendAsync(message with { Reached = partly.Reached }, default);

        Assert.Equal(
            ["one@news.test two@news.test", "450-later@news.test"],
            server.Inbox().Where(m => Text(m, "subject") == "Partly").Select(m => string.Join(' ', m.GetProperty("to").EnumerateArray())));
    }

    [Fact]
    public async Task A_connection_cut_after_the_text_may_have_been_accepted_and_is_sent_again()
    {
        EmailChannel channel = Channel(server.Plain, "desk@news.test");
        ChannelException cut = await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(Message("cut", "cut"), default));
        Assert.True(cut is { Permanent: false, SurelyRefused: false }, cut.Message);
        Assert.StartsWith("250", await channel.SendAsync(Message("cut", "cut"), default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_at_the_time_limit()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        FakeTime time = new();
        SmtpServer mute = new("127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port, SmtpSecurity.None, null, null, TimeSpan.FromSeconds(60));
        EmailChannel channel = new("desk/email", mute, new MailAddress("monitor@news.test"), [new MailAddress("desk@news.test")], new SmtpDelivery(time));
        Task<string> sending = channel.SendAsync(Message("mute", "mute"), default);
        using TcpClient client = await silent.AcceptTcpClientAsync();
        time.Advance(TimeSpan.FromSeconds(61));

        ChannelException late = await Assert.ThrowsAsync<ChannelException>(() => sending.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("within 60 s", late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no SMTP at all\r\n", "no SMTP")]
    [InlineData("220 hi\r\n250-never\r\n", "broke off")]
    [InlineData("554 go away\r\n", "554 go away")]
    public async Task A_server_that_talks_nonsense_is_told_in_one_line(string says, string told)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerAsync(listener, says);
        SmtpServer odd = new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SmtpSecurity.None, null, null, TimeSpan.FromSeconds(20));

        ChannelException refused = await RefusedAsync(odd, "desk@news.test");

        await answering;
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static SmtpDelivery Delivery => new(TimeProvider.System);

    private static EmailChannel Channel(SmtpServer server, params string[] to) =>
        new("desk/email", server, new MailAddress("monitor@news.test"), [.. to.Select(a => new MailAddress(a))], Delivery);

    private static Task<ChannelException> RefusedAsync(SmtpServer server, string to) =>
        Assert.ThrowsAsync<ChannelException>(() => Channel(server, to).SendAsync(Message("refused", "Refused"), default));

    private static OutgoingMessage Message(string key, string subject) =>
        new(key, "newVisit", "en", subject, "Text", new DateTime(2026, 3, 1, 10, 20, 30, DateTimeKind.Utc)) { Link = new Uri("https://paper.test/1") };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static async Task AnswerAsync(TcpListener listener, string says)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(says));
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null);
    }
}
