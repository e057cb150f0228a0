using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>A check that cannot fail checks nothing.</summary>
public sealed class ChecksTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script src=//evil.test/x.js></script>")]
    [InlineData("<p onclick=x>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    [InlineData("<a href=' java\tscript:alert(1)'>x</a>")]
    [InlineData("<a href='data:text/html,x'>x</a>")]
    [InlineData("<a href='vbscript:x'>x</a>")]
    [InlineData("<a href='//evil.test'>x</a>")]
    [InlineData("<img src='https://evil.test/p.png'>")]
    [InlineData("<form action='https://evil.test'>")]
    [InlineData("<link rel=stylesheet href='https://evil.test/x.css'>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<p style='color:red'>")]
    [InlineData("<iframe></iframe>")]
    [InlineData("<base href='/'>")]
    [InlineData("<svg><a xlink:href='javascript:x'>x</a></svg>")]
    [InlineData("<meta http-equiv=refresh content='0;url=/'>")]
    [InlineData("<p>\u202Ex")]
    [InlineData("<p title='&#x202E;x'>")]
    [InlineData("<p dir=auto title='\u2066x'>")]
    [InlineData("<p>\u001b[31m")]
    [InlineData("<p>&#x1b;[31m")]
    public void Bad_html_is_found(string html) => Assert.NotEmpty(HtmlCheck.Faults(html));

    [Theory]
    [InlineData("<p dir=auto>\u202Ex</p><a href=/x>x</a><a href='https://good.test'>x</a><script src=/own.js></script>")]
    [InlineData("<p>&lt;script>alert(1)&lt;/script> javascript:alert(1)")]
    public void Good_html_is_let_pass(string html) => Assert.Empty(HtmlCheck.Faults(html));

    [Theory]
    [InlineData("<style>@import 'x'</style>")]
    [InlineData("<p style='background:url(//evil.test)'>")]
    public void A_mail_that_loads_something_is_found(string html) => Assert.NotEmpty(HtmlCheck.Faults(html, isMail: true));

    [Theory]
    [InlineData("a,b\r\n=1,2\r\n")]
    [InlineData("a,b\r\n\"=1\",2\r\n")]
    [InlineData("a,b\r\n\" =1\",2\r\n")]
    [InlineData("a,b\r\n\"\t1\",2\r\n")]
    [InlineData("a,b\r\n\uFF1D1,2\r\n")]
    [InlineData("a,b\r\n-x,2\r\n")]
    [InlineData("a,b\r\n1\r\n")]
    [InlineData("a,b\r\nx\"y,2\r\n")]
    [InlineData("a,b\r\n\"x\"y,2\r\n")]
    [InlineData("a,b\r\n\"x,2\r\n")]
    [InlineData("a,b\r\nx\u202Ey,2\r\n")]
    public void Bad_csv_is_found(string csv) => Assert.NotEmpty(CsvCheck.Faults(csv));

    [Fact]
    public void Good_csv_is_let_pass() => Assert.Empty(CsvCheck.Faults("\uFEFFa,b,c\r\n\"x, \"\"y\"\"\",-2.5,'=1\r\n,,\r\n"));

    [Theory]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":\"x\"")]
    [InlineData("{\"a\":\"\u202E\"}")]
    [InlineData("{\"a\":\"\u009b\"}")]
    public void Bad_json_is_found(string json) => Assert.NotEmpty(JsonCheck.Faults(json));

    [Fact]
    public void Json_that_is_shown_may_not_even_mean_a_control_character() => Assert.NotEmpty(JsonCheck.Faults("{\"a\":\"\\u202e\"}", isShown: true));

    [Theory]
    [InlineData("<feed><a></feed>")]
    [InlineData("<feed><link href='javascript:x'/></feed>")]
    [InlineData("<feed><title>\u202E</title></feed>")]
    [InlineData("<feed><content type='html'>&lt;script&gt;x&lt;/script&gt;</content></feed>")]
    [InlineData("<feed><entry><id>1</id></entry><entry><id>1</id></entry></feed>")]
    [InlineData("<!DOCTYPE x []><feed/>")]
    public void Bad_xml_is_found(string xml) => Assert.NotEmpty(XmlCheck.Faults(xml));

    [Theory]
    [InlineData("BEGIN:VCALENDAR\r\nSUMMARY:x\nATTACH:y\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nATTACH:y\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nSUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nSUMMARY:\u202E\r\nEND:VCALENDAR\r\n")]
    public void Bad_calendars_are_found(string calendar) => Assert.NotEmpty(CalendarCheck.Faults(calendar));

    [Theory]
    [InlineData("<b>x</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("![x](https://evil.test/p.png)")]
    [InlineData("see www.evil.test")]
    [InlineData("[x]: https://evil.test")]
    [InlineData("`x`")]
    public void Bad_markdown_is_found(string markdown) => Assert.NotEmpty(MarkdownCheck.Faults(markdown));

    [Fact]
    public void Good_markdown_is_let_pass() => Assert.Empty(MarkdownCheck.Faults(@"**[\<b\>](https://good.test/a)** \[x\](javascript:x) https\://evil.test"));

    [Theory]
    [InlineData("headers", "\"Bcc\"")]
    [InlineData("to", "\"victim@evil.test\"")]
    [InlineData("defects", "\"broken\"")]
    public void Bad_mail_is_found(string list, string added)
    {
        Assert.Empty(MailCheck.Faults(Mail("none", ""), "desk@news.test"));
        Assert.NotEmpty(MailCheck.Faults(Mail(list, added), "desk@news.test"));
    }

    private static JsonElement Mail(string list, string added)
    {
        string Of(string name, string own) => $"\"{name}\":[{string.Join(',', new[] { own, list == name ? added : "" }.Where(t => t.Length > 0))}]";
        return JsonDocument.Parse($$"""{ {{Of("headers", "\"Subject\"")}}, {{Of("to", "\"desk@news.test\"")}}, {{Of("defects", "")}}, "longest": 70, "subject": "x", "parts": { "text/plain": "x", "text/html": "<p>x" } }""").RootElement;
    }
}
