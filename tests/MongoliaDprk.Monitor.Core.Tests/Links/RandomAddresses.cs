using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Tests.Links;

/// <summary>Addresses put together by lot from the parts that addresses of outlets have, sensible or not; always the same ones.</summary>
internal static partial class RandomAddresses
{
    private static readonly string[] Hosts =
        ["outlet.test", "www.Outlet.test", "m.outlet.test", "en.m.outlet.test", "amp.outlet.test.", "новости.test", "outlet.test:8080", "outlet.test:80", "[::1]:81", "10.1.2.3", "x-test.cdn.ampproject.org", "www.google.com", "user:pass@outlet.test"];

    private static readonly string[] Segments =
        ["", "news", "amp", "AMP", "n700001", "700002.html", "a.amp", "a.amp.html", "index.html", "index.php", ".", "..", "%2e%2e", "%2F", "%e4%b8%ad", "中", "%zz", "100%", "a;jsessionid=4F", "(S(abc))", "a+b", "c", "s", "url", "x.amp.amp", "%25%41"];

    private static readonly string[] Parameters =
        ["id=700003", "no=700004", "utm_source=a", "amp", "amp=1", "outputType=amp", "PHPSESSID=q", "sid=8f0a6c52e14b7d9930fa12bc45de6789", "sid=700005", "ref=rss", "", "=", "a", "q=%ec%a3%bc+%20%7E", "q=http%3A%2F%2Foutlet.test%2F1", "amp;utm_term=z", "x=#", "print=1"];

    private static readonly string[] Fragments = ["", "", "", "#", "#top", "#!/n/700006", "#/n/700007", "#%7e"];

    public static IEnumerable<Uri> Some(int count)
    {
        Random random = new(20240528);
        string Any(string[] of) => of[random.Next(of.Length)];
        while (count > 0)
        {
            string path = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "/" + Any(Segments)));
            string query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => Any(Parameters)));
            string text = (random.Next(2) == 0 ? "http://" : "HTTPS://") + Any(Hosts) + path + (query.Length > 0 || random.Next(9) == 0 ? "?" : "") + query + Any(Fragments);
            if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
                continue;
            count--;
            yield return address;
        }
    }

    /// <summary>The numbers of articles in path, query and route; none where the address may be a redirector's.</summary>
    public static IEnumerable<string> ArticleNumbers(Uri address) =>
        address.Host is "www.google.com" or "x-test.cdn.ampproject.org" ? []
            : Number().Matches(address.PathAndQuery + (address.Fragment.StartsWith("#!", StringComparison.Ordinal) || address.Fragment.StartsWith("#/", StringComparison.Ordinal) ? address.Fragment : "")).Select(m => m.Value);

    [GeneratedRegex("70000[1-9]")]
    private static partial Regex Number();
}
