using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>Asks as a browser does: keeps cookies, sends forms with all that stands in them, follows nothing by itself.</summary>
internal sealed class CookieClient : HttpClient
{
    private readonly CookieJar jar;

    public CookieClient(HttpMessageHandler server)
        : this(new CookieJar(server)) => BaseAddress = new Uri("http://localhost");

    private CookieClient(CookieJar jar)
        : base(jar) => this.jar = jar;

    /// <summary>As the server set it last; null = none.</summary>
    public string? Cookie(string name) => jar.Cookies.GetCookies(BaseAddress!)[name]?.Value;

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using HttpResponseMessage response = await GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string page = "/sign-in") =>
        SendFormAsync(page, "sign-in", ("name", name), ("password", password));

    /// <summary>Opens a page, fills one of its forms and sends it.</summary>
    /// <param name="handler">The form's name on the server.</param>
    public async Task<HttpResponseMessage> SendFormAsync(string page, string handler, params (string Name, string Value)[] typed)
    {
        IElement form = (await PageAsync(page)).QuerySelectorAll("form[method=post]").Single(f => f.QuerySelector("[name=_handler]")?.GetAttribute("value") == handler);
        Dictionary<string, string> fields = form.QuerySelectorAll("input[name]").Where(i => i.GetAttribute("type") is not ("radio" or "checkbox"))
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach ((string name, string value) in typed)
            fields[name] = value;
        using FormUrlEncodedContent content = new(fields);
        return await PostAsync(form.GetAttribute("action")!.Split('#')[0], content);
    }

    private sealed class CookieJar(HttpMessageHandler server) : DelegatingHandler(server)
    {
        public CookieContainer Cookies { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept)
                request.Headers.Add("Cookie", kept);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            foreach (string cookie in response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
                Cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}
