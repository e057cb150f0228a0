using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class AlertsPageTests(SqliteSite site, EmptySite empty) : IClassFixture<SqliteSite>, IClassFixture<EmptySite>
{
    [Fact]
    public async Task An_alert_shows_what_it_is_about_and_what_became_of_it_on_each_channel()
    {
        await site.Services.GetRequiredService<AlertSender>().SendDueAsync(CancellationToken.None);
        IElement alert = Assert.Single((await site.PageAsync("/alerts?kind=newVisit")).QuerySelectorAll("[data-row=alert]"));
        Assert.Contains("Anna Alpha", alert.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/visits", alert.QuerySelector(".about a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("accepted 2026-03-04 12:00", alert.QuerySelector("[data-delivery='desk/log']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is not among the kinds", alert.QuerySelector("[data-delivery='desk/webhook']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind=newVisit", true)]
    [InlineData("kind=anomaly", false)]
    [InlineData("channel=desk%2Flog&state=accepted", true)]
    [InlineData("channel=desk%2Flog&state=givenup", false)]
    [InlineData("channel=desk%2Fwebhook&state=accepted", false)]
    [InlineData("from=2026-03-04&to=2026-03-04", true)]
    [InlineData("to=2026-03-03", false)]
    [InlineData("from=0001-01-01&to=9999-12-31", true)]
    [InlineData("page=99", true)]
    public async Task The_list_is_that_of_the_filter(string filter, bool has)
    {
        await site.Services.GetRequiredService<AlertSender>().SendDueAsync(CancellationToken.None);
        IHtmlDocument page = await site.PageAsync("/alerts?" + filter);
        Assert.Equal(has, page.QuerySelectorAll("[data-row=alert]").Length > 0);
        Assert.Equal(has, page.QuerySelector(".empty") is null);
    }

    [Fact]
    public async Task No_secret_and_no_address_of_a_channel_is_shown()
    {
        string page = (await site.PageAsync("/alerts")).DocumentElement.OuterHtml;
        Assert.DoesNotContain("hook.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("TEST_DESK_SECRET", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_is_sent_by_the_form_and_its_outcome_is_told()
    {
        IHtmlDocument accepted = await SendTestAsync("desk/log");
        Assert.StartsWith("desk/log accepted the test message", accepted.QuerySelector("#tested")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument refused = await SendTestAsync("desk/webhook");
        Assert.Equal("alert", refused.QuerySelector("#tested")!.GetAttribute("role"));
        Assert.Contains("did not accept", refused.QuerySelector("#tested")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_another_site_asks_for_is_refused()
    {
        using FormUrlEncodedContent form = new([new("_handler", "test desk/log")]);
        using HttpResponseMessage response = await site.Client.PostAsync("/alerts", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Before_the_first_alert_the_page_says_what_will_be_told_and_how_to_try_it() =>
        Assert.Contains("Send a test", (await empty.PageAsync("/alerts")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_rule_is_told_in_a_sentence()
    {
        ShownNames names = new(TestFindings.Watchlist);
        Subscriber desk = TestDesk.Subscriber;
        AlertRule rule = AlertRule.Everything with
        {
            Kinds = [AlertKind.NewVisit, AlertKind.VisitCancelled],
            Actors = ["aa-minister"],
            Confidence = 0.6,
            Channels = ["log"],
            Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)),
            Cooldown = TimeSpan.FromHours(12),
        };
        Assert.Equal("Every alert: at once, on every channel.", RuleWords.Of(AlertRule.Everything, desk, names));
        Assert.Equal("Every alert: never.", RuleWords.Of(AlertRule.Everything with { Delivery = AlertDelivery.Never }, desk, names));
        Assert.Equal(
            "New visit or visit cancelled, if it concerns Anna Alpha, of a confidence of 60 % or more: at once, on log; not from 22:00 to 07:00 (UTC), what comes then is sent at its end; "
            + "what repeats itself within 12 hours without a new fact waits for the digest.",
            RuleWords.Of(rule, desk, names));
    }

    /// <summary>As a browser does it: with the token of the page and the cookie that came with it.</summary>
    private async Task<IHtmlDocument> SendTestAsync(string channel)
    {
        using HttpResponseMessage page = await site.Client.GetAsync("/alerts");
        IHtmlDocument document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        IElement form = document.QuerySelectorAll("form[method=post]").Single(f => f.QuerySelector("[name=_handler]")!.GetAttribute("value") == "test " + channel);
        using HttpRequestMessage post = new(HttpMethod.Post, "/alerts");
        post.Content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        post.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using HttpResponseMessage response = await site.Client.SendAsync(post);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
