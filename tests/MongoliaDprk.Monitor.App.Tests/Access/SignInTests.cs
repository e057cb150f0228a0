using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Who is let in, for how long, and whose name a decision then carries: each test with accounts of its own.</summary>
public sealed class SignInTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static readonly Doer Root = new("root", Doer.CommandLine);

    [Theory]
    [InlineData("/sign-in", "/")]
    [InlineData("/sign-in?to=%2Fvisits%2F1%3Fdone%3Dtrue", "/visits/1?done=true")]
    [InlineData("/sign-in?to=%2F%2Fevil.example%2F", "/")]
    [InlineData("/sign-in?to=%2F%5Cevil.example", "/")]
    [InlineData("/sign-in?to=%2F%09%2Fevil.example", "/")]
    [InlineData("/sign-in?to=https%3A%2F%2Fevil.example", "/")]
    public async Task Whoever_signs_in_comes_to_the_page_that_was_asked_for_and_to_no_other_site(string page, string to)
    {
        CookieClient browser = site.Browse();
        using HttpResponseMessage answer = await browser.SignInAsync("ann", AccountSite.Password, page);
        Assert.Equal((HttpStatusCode.SeeOther, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("monitor-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("ann", (await browser.PageAsync("/")).QuerySelector(".account a")?.TextContent);
    }

    [Fact]
    public async Task A_page_that_needs_sign_in_leads_there_and_back()
    {
        using HttpResponseMessage answer = await site.Browse().GetAsync("/visits?open=true");
        Assert.Equal((HttpStatusCode.Found, "/sign-in?to=%2Fvisits%3Fopen%3Dtrue"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_are_answered_alike()
    {
        await site.AddAsync("locked", AccountRole.Reader);
        await site.Accounts.LockAsync("locked", Root, default);
        string[] answers = await Task.WhenAll(new[] { ("rita", "wrong password here"), ("nobody", AccountSite.Password), ("locked", AccountSite.Password) }.Select(async who =>
        {
            using HttpResponseMessage answer = await site.Browse().SignInAsync(who.Item1, who.Item2);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            IHtmlDocument page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Empty(page.QuerySelector<IHtmlInputElement>("#password")!.Value);
            return page.QuerySelector("[role=alert]")!.TextContent;
        }));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task After_too_many_failures_the_right_password_has_to_wait()
    {
        await site.AddAsync("tom", AccountRole.Reader);
        CookieClient browser = site.Browse();
        for (int i = 0; i < LockOut.Standard.Failures; i++)
            (await browser.SignInAsync("tom", "wrong password " + i)).Dispose();
        using (HttpResponseMessage refused = await browser.SignInAsync("tom", AccountSite.Password))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        site.Wait(LockOut.Standard.First);
        using HttpResponseMessage answer = await browser.SignInAsync("tom", AccountSite.Password);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_signs_nobody_in()
    {
        using FormUrlEncodedContent form = new([new("_handler", "sign-in"), new("name", "ann"), new("password", AccountSite.Password)]);
        using HttpResponseMessage answer = await site.Browse().PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) && cookies.Any(c => c.Contains("session", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("removed")]
    [InlineData("password")]
    [InlineData("idle")]
    [InlineData("week")]
    [InlineData("signed out")]
    public async Task A_session_ends(string why)
    {
        string name = "ends-" + why.Replace(" ", "", StringComparison.Ordinal);
        await site.AddAsync(name, AccountRole.Analyst);
        CookieClient browser = await site.SignedInAsync(name);
        Assert.True(await IsInAsync(browser));
        switch (why)
        {
            case "locked":
                await site.Accounts.LockAsync(name, Root, default);
                break;
            case "removed":
                await site.Accounts.RemoveAsync(name, Root, default);
                break;
            case "password":
                await site.Accounts.SetPasswordAsync(name, "another hash", Root, default);
                break;
            case "idle":
                site.Wait(TimeSpan.FromHours(12.1));
                break;
            case "week":
                for (int half = 0; half < 26; half++)
                {
                    Assert.True(await IsInAsync(browser));
                    site.Wait(TimeSpan.FromHours(6.5));
                }

                break;
            default:
                using (HttpResponseMessage left = await browser.SendFormAsync("/account", "leave"))
                    Assert.Equal("/sign-in", left.Headers.Location?.OriginalString);
                break;
        }

        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Another_role_holds_at_once()
    {
        await site.AddAsync("bert", AccountRole.Analyst);
        CookieClient browser = await site.SignedInAsync("bert");
        Assert.NotNull((await browser.PageAsync("/visits/1")).QuerySelector("form.decide"));
        await site.Accounts.SetRoleAsync("bert", AccountRole.Reader, Root, default);
        Assert.Null((await browser.PageAsync("/visits/1")).QuerySelector("form.decide"));
        Assert.Null((await browser.PageAsync("/review?below=100")).QuerySelector("form[method=post]"));
    }

    [Fact]
    public async Task A_decision_carries_the_name_of_the_account_whatever_was_typed_and_stands_in_the_audit_log()
    {
        CookieClient browser = await site.SignedInAsync("ann");
        Assert.Null((await browser.PageAsync("/visits/1")).QuerySelector("#by"));
        using HttpResponseMessage answer = await browser.SendFormAsync("/visits/1", "decide", ("kind", "confirm"), ("why", "asked them"), ("by", "the minister"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("ann", (await site.Services.GetRequiredService<VisitQueries>().FindAsync(1, default))!.Decisions.Single().By);

        IHtmlDocument page = await (await site.SignedInAsync("ada")).PageAsync("/accounts");
        string[] log = [.. page.QuerySelectorAll("[data-row=audit]").Select(r => string.Join('|', r.Children.Skip(1).Select(c => c.TextContent)))];
        Assert.Contains("ann|this machine|visit decided: confirm|visit 1", log);
        Assert.Contains("root|command line|account added|ann (analyst)", log);
    }

    [Fact]
    public async Task Who_changes_the_own_password_stays_signed_in_and_nobody_else_does()
    {
        await site.AddAsync("carl", AccountRole.Reader);
        CookieClient browser = await site.SignedInAsync("carl"), other = await site.SignedInAsync("carl");
        using (HttpResponseMessage refused = await browser.SendFormAsync("/account", "password", ("old", "not this one"), ("new", "water runs downhill"), ("again", "water runs downhill")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using (HttpResponseMessage answer = await browser.SendFormAsync("/account", "password", ("old", AccountSite.Password), ("new", "water runs downhill"), ("again", "water runs downhill")))
            Assert.Equal("/account?done=true", answer.Headers.Location?.OriginalString);
        Assert.True(await IsInAsync(browser));
        Assert.False(await IsInAsync(other));
    }

    [Fact]
    public async Task An_administrator_locks_others_but_not_themselves()
    {
        await site.AddAsync("dora", AccountRole.Analyst);
        CookieClient ada = await site.SignedInAsync("ada"), dora = await site.SignedInAsync("dora");
        using (HttpResponseMessage locked = await ada.SendFormAsync("/accounts", "lock dora"))
            Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        Assert.False(await IsInAsync(dora));
        using HttpResponseMessage refused = await ada.SendFormAsync("/accounts", "lock ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.True(await IsInAsync(ada));
    }

    private static async Task<bool> IsInAsync(CookieClient browser)
    {
        using HttpResponseMessage answer = await browser.GetAsync("/visits");
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
