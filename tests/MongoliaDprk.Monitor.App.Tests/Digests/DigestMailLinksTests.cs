using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.App.Tests.Digests;

/// <summary>Who gets the digest by e-mail reads on in the dashboard: nothing that was sent can be taken back when its link turns out to be wrong.</summary>
[Collection(DemoCollection.Name)]
public sealed partial class DigestMailLinksTests(DemoSite site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("mn")]
    [InlineData("ko")]
    public async Task Every_link_leads_to_a_page_that_is_there_and_to_a_place_on_it(string language)
    {
        OutgoingMessage mail = await MailAsync(DemoSite.Reader with { Language = language });
        IHtmlDocument html = new HtmlParser().ParseDocument(mail.Html!);
        Uri[] links =
        [
            .. html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Concat(Addresses().Matches(mail.Text).Select(m => m.Value))
                .Select(link => new Uri(link)).Append(mail.Link!).Where(link => DemoSite.Root.IsBaseOf(link)).Distinct(),
        ];

        List<string> wrong = [];
        foreach (Uri link in links)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync("/" + DemoSite.Root.MakeRelativeUri(link));
            string place = link.Fragment.TrimStart('#');
            if (answer.StatusCode != HttpStatusCode.OK)
                wrong.Add($"{link}: {answer.StatusCode}");
            else if (place.Length > 0 && new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).GetElementById(place) is null)
                wrong.Add($"{link}: no such place");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        foreach (string kind in new[] { "articles/", "visits/", "actors/", "mentions?", "digests/" })
            Assert.Contains(links, link => DemoSite.Root.MakeRelativeUri(link).ToString().StartsWith(kind, StringComparison.Ordinal));
    }

    private async Task<OutgoingMessage> MailAsync(Subscriber reader)
    {
        const string channel = "reader/email";
        DigestDesk desk = site.Services.GetRequiredService<DigestDesk>();
        DigestStore store = site.Services.GetRequiredService<DigestStore>();
        DigestEdition edition = await store.MakeNowAsync(reader.Id, DigestDesk.Times(reader, reader.Digest!), [channel], default);
        (DueDigest due, _) = (await store.OfAsync(edition, [channel], default)).Single();
        return DigestMessages.Of(due, await desk.OfEditionAsync(edition, reader, default), desk.View(edition, reader), null);
    }

    [GeneratedRegex(@"https://[^\s<>()]+")]
    private static partial Regex Addresses();
}
