using System.Buffers.Text;
using System.Text;
using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Tests.Links;

public sealed class RedirectorsTests
{
    private const string Target = "https://outlet.test/a?b=1&c=2";
    private const string Escaped = "https%3A%2F%2Foutlet.test%2Fa%3Fb%3D1%26c%3D2";

    [Theory]
    [InlineData("https://www.google.com/url?rct=j&q=" + Escaped)]
    [InlineData("https://www.google.co.kr/url?sa=t&url=" + Escaped)]
    [InlineData("https://l.facebook.com/l.php?h=AT0&u=" + Escaped)]
    [InlineData("http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=" + Escaped + "&c=1&mkt=en-us")]
    [InlineData("https://duckduckgo.com/l/?uddg=" + Escaped)]
    [InlineData("https://r.search.yahoo.com/_ylt=A/RV=2/RE=17/RO=10/RU=" + Escaped + "/RK=2/RS=x-")]
    [InlineData("https://www.google.com/amp/s/outlet.test/a?b=1&c=2")]
    [InlineData("https://outlet-test.cdn.ampproject.org/c/s/outlet.test/a?b=1&c=2")]
    [InlineData("http://feedproxy.google.com/~r/outlet/~3/x1/https://outlet.test/a?b=1&c=2")]
    [InlineData("https://vk.com/away.php?to=" + Escaped)]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Foutlet.test%252Fa%253Fb%253D1%2526c%253D2")]
    public void A_redirector_that_names_its_target_is_passed_over(string address) =>
        Assert.Equal(Target, Redirectors.Unwrap(new Uri(address))?.AbsoluteUri);

    [Theory]
    [InlineData("https://outlet.test/url?q=" + Escaped)] // not Google's
    [InlineData("https://notgoogle.com/url?q=" + Escaped)]
    [InlineData("https://google.outlet.test/url?q=" + Escaped)]
    [InlineData("https://www.google.com/url?q=javascript%3Aalert(1)")]
    [InlineData("https://www.google.com/url?q=file%3A%2F%2F%2Fetc%2Fpasswd")]
    [InlineData("https://www.google.com/url?q=%2Frelative")]
    [InlineData("https://www.google.com/search?q=" + Escaped)]
    [InlineData("https://t.co/AbC123")]
    [InlineData("http://feedproxy.google.com/~r/outlet/~3/x1/")]
    [InlineData("https://news.google.com/rss/articles/notanid!!")]
    [InlineData("https://news.google.com/rss/articles/CBMi")]
    [InlineData("https://www.google.com/amp/s/")]
    [InlineData("https://www.bing.com/ck/a?u=a1!!")]
    public void Where_no_target_stands_there_is_none(string address) => Assert.Null(Redirectors.Unwrap(new Uri(address)));

    [Theory]
    [InlineData("https://outlet.test/a", "https://outlet.test/amp/a")]
    [InlineData("https://outlet.test/a", null)]
    [InlineData("https://outlet.test/a-very-long-slug-that-makes-the-length-take-two-bytes-because-it-is-over-one-hundred-and-twenty-seven-characters-in-all-you-see", null)]
    public void An_old_Google_News_id_holds_the_address(string target, string? amp)
    {
        Uri rss = new($"https://news.google.com/rss/articles/{Id(target, amp)}?oc=5"), read = new($"https://news.google.com/read/{Id(target, amp)}?hl=ko&gl=KR");
        Assert.Equal((target, target), (Redirectors.Unwrap(rss)?.AbsoluteUri, Redirectors.Unwrap(read)?.AbsoluteUri));
    }

    [Fact]
    public void A_new_Google_News_id_is_left_to_the_service() =>
        Assert.Null(Redirectors.Unwrap(new Uri($"https://news.google.com/rss/articles/{Id("AU_yqLMabcdefghijklmnopqrstuvwxyz0123456789", null)}?oc=5")));

    [Fact]
    public void A_damaged_id_does_no_harm()
    {
        string id = Id("https://outlet.test/a", "https://outlet.test/amp/a");
        Random random = new(7);
        for (int i = 0; i < 5000; i++)
        {
            char[] damaged = id[..random.Next(id.Length)].ToCharArray();
            if (damaged.Length > 0)
                damaged[random.Next(damaged.Length)] = (char)random.Next('!', 'z');
            Redirectors.Unwrap(new Uri("https://news.google.com/rss/articles/" + Uri.EscapeDataString(new string(damaged))));
        }
    }

    private static string Id(string target, string? amp)
    {
        List<byte> message = [0x08, 0x13, 0x22, .. Text(target)];
        if (amp is not null)
            message.AddRange([0xD2, 0x01, .. Text(amp)]);
        return Base64Url.EncodeToString([.. message]);
    }

    private static byte[] Text(string text) =>
        [.. text.Length < 128 ? new[] { (byte)text.Length } : [(byte)(text.Length & 0x7F | 0x80), (byte)(text.Length >> 7)], .. Encoding.ASCII.GetBytes(text)];
}
