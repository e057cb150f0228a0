using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>What analysts decide in the forms is kept as they meant it, or refused in words.</summary>
public sealed class VisitDecisionTests : OwnLedgerTests
{
    [Theory]
    [InlineData("confirm", VisitReview.Confirmed, "confirmed")]
    [InlineData("reject", VisitReview.Rejected, "rejected")]
    public async Task A_decision_is_kept_shown_and_logged_with_who_and_why(string kind, VisitReview review, string words)
    {
        using HttpResponseMessage answer = await DecideAsync("/visits/1", ("kind", kind), ("by", "bob <b>"), ("why", "asked the \"embassy\""));

        Assert.Equal((HttpStatusCode.SeeOther, "/visits/1?done=true"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        VisitRecord record = (await Ledger.FindAsync(1, default))!;
        Assert.Equal(review, record.Visit.Review);
        Assert.Equal(("bob <b>", "asked the \"embassy\""), (record.Decisions.Single().By, record.Decisions.Single().Why));
        IHtmlDocument page = await PageAsync("/visits/1?done=true");
        Assert.Contains(words, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        foreach (string address in new[] { "/visits/1", "/review" })
        {
            string row = (await PageAsync(address)).QuerySelector("[data-row=decision]")!.TextContent;
            Assert.Contains("bob <b>", row, StringComparison.Ordinal);
            Assert.Contains("asked the \"embassy\"", row, StringComparison.Ordinal);
            Assert.Contains(words, row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rejected_visit_is_no_longer_listed_until_the_decision_is_taken_back()
    {
        Assert.Equal(1, await ListedAsync("/visits?open=true"));
        await DecideAsync("/visits/1", ("kind", "reject"), ("why", "an exhibition"));
        Assert.Equal((0, 1), (await ListedAsync("/visits?open=true"), await ListedAsync("/visits?rejected=true")));
        using HttpResponseMessage answer = await DecideAsync("/visits/1", ("kind", "undo"), ("why", "mistaken"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(1, await ListedAsync("/visits?open=true"));
        Assert.Contains("taken back by 2", (await PageAsync("/visits/1")).QuerySelector("#decision-1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_changed_in_the_form_is_set()
    {
        await DecideAsync("/visits/1", ("kind", "correct"), ("why", "the ministry says so"), ("place", "Bravo Port"), ("visitors", "Anna Alpha\r\na trade delegation"), ("end", ""), ("stage", "underway"), ("note", "trade"));

        VisitRecord record = (await Ledger.FindAsync(1, default))!;
        Assert.Equal(["aa-minister", "a trade delegation"], record.Visit.Visitors);
        Assert.Equal(("aa", "bb", "Bravo Port", "2026-03-10", null, VisitStage.Underway, "trade"), (record.Visit.From, record.Visit.To, record.Visit.Place, record.Visit.Start, record.Visit.End, record.Visit.Stage, record.Visit.Note));
        Assert.Equal(VisitFields.Visitors | VisitFields.Place | VisitFields.End | VisitFields.Stage | VisitFields.Note, record.Visit.Corrected);
        string history = (await PageAsync("/visits/1")).QuerySelector("section[aria-labelledby=history]")!.TextContent;
        Assert.Contains("the ministry says so", history, StringComparison.Ordinal);
        await DecideAsync("/visits/1", ("kind", "correct"), ("why", "nobody known"), ("visitors", ""), ("from", ""), ("to", "aa"));
        VisitItem emptied = (await Ledger.FindAsync(1, default))!.Visit;
        Assert.Equal((0, null, "aa"), (emptied.Visitors.Count, emptied.From, emptied.To));
    }

    [Fact]
    public async Task Visits_are_merged_and_reports_split_off_and_each_number_still_leads_somewhere()
    {
        await SplitableAsync();
        using HttpResponseMessage split = await DecideAsync("/visits/1", ("kind", "split"), ("why", "another delegation"), ("article", "1"));
        Assert.Equal("/visits/1?done=true", split.Headers.Location?.ToString());
        long made = (await Ledger.FindAsync(1, default))!.Decisions.Single().OtherVisitId!.Value;
        Assert.Contains($"as {made}", (await PageAsync("/visits/1")).QuerySelector("[data-row=decision]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await ListedAsync("/visits"));

        using HttpResponseMessage merged = await DecideAsync($"/visits/{made}", ("kind", "merge"), ("into", "1"), ("why", "the same after all"));
        Assert.Equal("/visits/1?done=true", merged.Headers.Location?.ToString());
        Assert.NotNull((await PageAsync($"/visits/{made}")).QuerySelector(".problem a[href='/visits/1']"));
        Assert.Equal(1, await ListedAsync("/visits"));
    }

    [Theory]
    [InlineData("say why", "kind=confirm", "why=")]
    [InlineData("say who", "kind=confirm", "by= ")]
    [InlineData("Choose what you decide", "kind=")]
    [InlineData("Choose what you decide", "kind=destroy")]
    [InlineData("write the number", "kind=merge", "into=that one")]
    [InlineData("merged into itself", "kind=merge", "into=1")]
    [InlineData("no visit 99", "kind=merge", "into=99")]
    [InlineData("'soon' is no day", "kind=correct", "start=soon")]
    [InlineData("before it begins", "kind=correct", "end=2025")]
    [InlineData("sets nothing", "kind=correct")]
    [InlineData("no country", "kind=correct", "from=zz")]
    [InlineData("is no stage", "kind=correct", "stage=7")]
    [InlineData("not none", "kind=split")]
    [InlineData("no report of article", "kind=split", "article=x")]
    [InlineData("No decision on visit 1 stands", "kind=undo")]
    public async Task What_is_refused_is_said_and_what_was_typed_is_kept(string told, params string[] fields)
    {
        (string, string)[] values = [("why", "my <long> reason"), ("note", "typed before"), .. fields.Select(f => (f.Split('=')[0], f.Split('=')[1]))];
        values = told == "sets nothing" ? [.. values.Where(v => v.Item1 != "note")] : values;
        using HttpResponseMessage answer = await DecideAsync("/visits/1", values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await ReadAsync(answer);
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Dictionary<string, string> given = values.GroupBy(v => v.Item1).ToDictionary(g => g.Key, g => g.Last().Item2.Trim());
        Assert.Equal(given["why"], page.QuerySelector<IHtmlTextAreaElement>("#why")!.Value);
        foreach (string field in new[] { "note", "into", "start", "by" }.Where(given.ContainsKey))
            Assert.Equal(given[field], page.QuerySelector<IHtmlInputElement>("#" + field)!.Value);
        Assert.Empty((await Ledger.FindAsync(1, default))!.Decisions);
    }

    [Fact]
    public async Task A_second_analyst_is_told_that_the_visit_has_changed_and_can_decide_after_looking()
    {
        IHtmlDocument old = await PageAsync("/visits/1");
        await DecideAsync("/visits/1", ("kind", "confirm"), ("why", "asked"));
        using HttpResponseMessage late = await SendAsync(old, "/visits/1", ("kind", "reject"), ("why", "an exhibition"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        IHtmlDocument page = await ReadAsync(late);
        Assert.Contains("has changed since it was shown", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("an exhibition", page.QuerySelector<IHtmlTextAreaElement>("#why")!.Value);
        Assert.Contains("asked", page.QuerySelector("[data-row=decision]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(VisitReview.Confirmed, (await Ledger.FindAsync(1, default))!.Visit.Review);
        using HttpResponseMessage again = await SendAsync(page, "/visits/1", ("kind", "reject"), ("why", "an exhibition"));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "forged")]
    public async Task Without_the_page_s_own_token_nothing_is_decided(bool withCookie, string? token)
    {
        using HttpResponseMessage shown = await Client.GetAsync("/visits/1");
        using HttpRequestMessage post = new(HttpMethod.Post, "/visits/1");
        Dictionary<string, string> fields = new() { ["_handler"] = "decide", ["kind"] = "reject", ["version"] = "1", ["by"] = "eve", ["why"] = "x" };
        if (token is not null)
            fields["__RequestVerificationToken"] = token;
        post.Content = new FormUrlEncodedContent(fields);
        if (withCookie)
            post.Headers.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using HttpResponseMessage answer = await Client.SendAsync(post);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(VisitReview.Unreviewed, (await Ledger.FindAsync(1, default))!.Visit.Review);
    }

    [Theory]
    [InlineData("confirm", VisitReview.Confirmed)]
    [InlineData("reject", VisitReview.Rejected)]
    public async Task A_review_comes_back_to_the_list_without_the_visit(string kind, VisitReview review)
    {
        IHtmlDocument list = await PageAsync("/review?below=95");
        IElement card = list.QuerySelector("article[data-row=visit]")!;
        Assert.Contains("will visit Bravo next week", card.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Because: announced", card.TextContent, StringComparison.Ordinal);
        Assert.True(card.QuerySelector("button")!.HasAttribute("disabled"), "the Enter key would decide");
        Assert.Equal("ann", card.QuerySelector<IHtmlInputElement>("input[name=by]")!.Value);

        using HttpResponseMessage answer = await SendAsync(list, "/visits/1", ("kind", kind), ("why", "looked at it"), ("by", "ann"));
        Assert.Equal("/review?below=95&done=1", answer.Headers.Location?.ToString());
        Assert.Equal(review, (await Ledger.FindAsync(1, default))!.Visit.Review);
        IHtmlDocument after = await PageAsync("/review?below=95&done=1");
        Assert.Empty(after.QuerySelectorAll("article[data-row=visit]"));
        Assert.Contains($"{kind}ed", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(after.QuerySelectorAll("[data-row=decision]"));
        Assert.NotNull(after.QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("70&done=1#\r\nSet-Cookie: x=y")]
    public async Task Nobody_is_led_out_of_the_site_after_a_decision(string review)
    {
        IHtmlDocument list = await PageAsync("/review?below=95");
        using HttpResponseMessage answer = await SendAsync(list, "/visits/1", ("kind", "confirm"), ("why", "x"), ("by", "ann"), ("review", review));
        Assert.StartsWith("/review?below=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) && set.Any(c => c.StartsWith("x=", StringComparison.Ordinal)));
    }
}
