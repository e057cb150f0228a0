using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>Each test on a ledger of its own, looked at and decided on as a browser does.</summary>
public abstract class OwnLedgerTests : IAsyncLifetime
{
    private readonly SqliteSite site = new();
    private string? cookie;

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => site.DisposeAsync();

    protected HttpClient Client => site.Client;

    protected VisitQueries Ledger => site.Services.GetRequiredService<VisitQueries>();

    protected async Task<int> ListedAsync(string address) => (await PageAsync(address)).QuerySelectorAll("article[data-row=visit]").Length;

    /// <summary>A second article of another outlet tells of the same visit.</summary>
    protected Task SplitableAsync(string sentence = "Anna Alpha arrived.") => TestFindings.SaveVisitAsync(
        new ArticleStore(site.Services.GetRequiredService<MonitorDatabase>(), TestFindings.Watchlist, site.Services.GetRequiredService<TimeProvider>()), "bravo", 900,
        new VisitReport(["aa-minister"], "aa", "bb", "Bravo City", "2026-03-10", "2026-03-12", VisitStage.Announced, true, sentence, 0.8, ["announced"]));

    protected async Task<HttpResponseMessage> DecideAsync(string address, params (string Key, string Value)[] fields) => await SendAsync(await PageAsync(address), address, fields);

    /// <summary>Sends the page's form as a browser does, with some fields written over.</summary>
    protected async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string address, params (string Key, string Value)[] fields)
    {
        IHtmlFormElement form = page.QuerySelector<IHtmlFormElement>("form[method=post]")!;
        Dictionary<string, string> values = [];
        foreach (IElement field in form.Elements.Where(e => e.HasAttribute("name") && e.LocalName != "button"))
        {
            if (field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
                continue;
            values[field.GetAttribute("name")!] = field switch { IHtmlInputElement i => i.Value, IHtmlTextAreaElement t => t.Value, IHtmlSelectElement s => s.Value ?? "", _ => "" };
        }

        foreach ((string key, string value) in fields)
            values[key] = value;
        using HttpRequestMessage post = new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(values) };
        return await AskAsync(post);
    }

    protected async Task<IHtmlDocument> PageAsync(string address)
    {
        using HttpRequestMessage get = new(HttpMethod.Get, address);
        using HttpResponseMessage answer = await AskAsync(get);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        return await ReadAsync(answer);
    }

    /// <summary>With the one cookie there is, as a browser keeps it.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        HttpResponseMessage answer = await site.Client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
            cookie = set.Single().Split(';')[0];
        return answer;
    }

    protected static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
