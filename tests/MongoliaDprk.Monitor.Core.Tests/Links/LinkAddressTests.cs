using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Tests.Links;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("HTTP://Outlet.TEST:80/News/1", "http://outlet.test/News/1")]
    [InlineData("https://outlet.test:443/1", "https://outlet.test/1")]
    [InlineData("https://outlet.test:8443/1", "https://outlet.test:8443/1")]
    [InlineData("https://outlet.test./1", "https://outlet.test/1")]
    [InlineData("https://outlet.test", "https://outlet.test/")]
    [InlineData("https://новости.test/1", "https://xn--b1amnebsh.test/1")]
    [InlineData("https://outlet.test/a/./b/../c", "https://outlet.test/a/c")]
    [InlineData("https://outlet.test//a//b/", "https://outlet.test//a//b/")]
    [InlineData("https://outlet.test/%7euser/%e4%b8%ad%2fx", "https://outlet.test/~user/%E4%B8%AD%2Fx")]
    [InlineData("https://outlet.test/中", "https://outlet.test/%E4%B8%AD")]
    [InlineData("https://outlet.test/%b1%e2?q=%c0%fc", "https://outlet.test/%B1%E2?q=%C0%FC")] // EUC-KR, not UTF-8
    [InlineData("https://outlet.test/100%", "https://outlet.test/100%25")]
    [InlineData("https://outlet.test/1?", "https://outlet.test/1")]
    [InlineData("https://outlet.test/1#comments", "https://outlet.test/1")]
    [InlineData("https://outlet.test/#!/news/1", "https://outlet.test/#!/news/1")]
    [InlineData("https://outlet.test/#/news/1", "https://outlet.test/#/news/1")]
    [InlineData("https://outlet.test/v?b=2&a=1&&b=", "https://outlet.test/v?b=2&a=1&b=")]
    [InlineData("https://outlet.test/v?utm_source=x&id=5&UTM_Medium=y&fbclid=z", "https://outlet.test/v?id=5")]
    [InlineData("https://outlet.test/v?id=5&amp;utm_source=rss", "https://outlet.test/v?id=5")]
    [InlineData("https://outlet.test/v?id=5&ref=rss&source=Twitter", "https://outlet.test/v?id=5")]
    [InlineData("https://outlet.test/1;jsessionid=0A1B2C?a=b", "https://outlet.test/1?a=b")]
    [InlineData("https://outlet.test/(S(abc123def))/view.aspx?id=2", "https://outlet.test/view.aspx?id=2")]
    [InlineData("https://outlet.test/view.php?PHPSESSID=abc&id=2", "https://outlet.test/view.php?id=2")]
    [InlineData("https://outlet.test/view.php?id=2&sid=8f0a6c52e14b7d9930fa12bc45de6789", "https://outlet.test/view.php?id=2")]
    [InlineData("http://[2001:DB8::1]:8080/1", "http://[2001:db8::1]:8080/1")]
    public void An_address_is_told_in_one_form(string address, string canonical) =>
        Assert.Equal(canonical, LinkAddress.Canonical(new Uri(address)).AbsoluteUri);

    [Theory]
    [InlineData("https://outlet.test/article.php?sid=8f0a6c52e14b7d9930fa12bc45de6789")] // nothing else says which article
    [InlineData("https://outlet.test/view?sid=101")]
    [InlineData("https://outlet.test/view?ref=2024&source=15&from=3")]
    [InlineData("https://outlet.test/view?at_no=7&pk_id=9&ns_id=3&cid=12")]
    public void A_parameter_that_may_name_the_article_stays(string address) =>
        Assert.Equal(address, LinkAddress.Canonical(new Uri(address)).AbsoluteUri);

    [Theory]
    [InlineData("http://www.outlet.test/news/1/")]
    [InlineData("https://m.outlet.test/news/1")]
    [InlineData("https://mobile.outlet.test/news/1?utm_source=a#top")]
    [InlineData("https://amp.outlet.test/news/1")]
    [InlineData("https://outlet.test/news/1/amp/")]
    [InlineData("https://outlet.test/amp/news/1")]
    [InlineData("https://outlet.test/news/1?amp")]
    [InlineData("https://outlet.test/news/1?amp=1&outputType=amp")]
    [InlineData("https://outlet.test/news/1.amp")]
    [InlineData("https://outlet.test/news/1/index.html")]
    [InlineData("https://outlet.test/news/1/index.html/amp")]
    [InlineData("https://outlet-test.cdn.ampproject.org/c/s/outlet.test/news/1/amp")]
    [InlineData("https://www.google.com/url?sa=t&url=https%3A%2F%2Foutlet.test%2Fnews%2F1&usg=x")]
    public void Forms_of_one_article_have_one_key(string address) =>
        Assert.Equal("outlet.test/news/1", LinkAddress.Key(new Uri(address)));

    [Theory]
    [InlineData("https://outlet.test/news?b=2&a=1", "https://outlet.test/news?a=1&b=2")]
    [InlineData("https://outlet.test/", "http://www.outlet.test/index.php")]
    [InlineData("https://outlet.test/a.amp.html", "https://outlet.test/a.html")]
    [InlineData("https://en.m.outlet.test/wiki/A", "https://en.outlet.test/wiki/A")]
    public void Two_forms_are_one_article(string one, string other) => Assert.Equal(LinkAddress.Key(new Uri(one)), LinkAddress.Key(new Uri(other)));

    [Theory]
    [InlineData("https://outlet.test/view?id=1", "https://outlet.test/view?id=2")]
    [InlineData("https://outlet.test/view?id=1", "https://outlet.test/view?id=1&page=2")]
    [InlineData("https://outlet.test/index.php?id=1", "https://outlet.test/index.php?id=2")]
    [InlineData("https://outlet.test/index.php/a", "https://outlet.test/index.php/b")]
    [InlineData("https://en.outlet.test/1", "https://kr.outlet.test/1")]
    [InlineData("https://outlet.test/News", "https://outlet.test/news")]
    [InlineData("https://outlet.test:8080/1", "https://outlet.test/1")]
    [InlineData("https://outlet.test/#!/1", "https://outlet.test/#!/2")]
    [InlineData("https://outlet.test/#/1", "https://outlet.test/#/2")]
    [InlineData("https://m.mn/1", "https://www.mn/1")]
    [InlineData("https://outlet.test/a%2Fb", "https://outlet.test/a/b")]
    [InlineData("https://outlet.test/example", "https://outlet.test/ex")]
    [InlineData("https://outlet.test/v?a=1&a=2", "https://outlet.test/v?a=2&a=1")]
    public void Two_articles_have_two_keys(string one, string other) => Assert.NotEqual(LinkAddress.Key(new Uri(one)), LinkAddress.Key(new Uri(other)));

    [Fact]
    public void What_is_no_address_of_the_web_comes_back_as_it_is()
    {
        Uri mail = new("mailto:desk@outlet.test");
        Assert.Equal(mail, LinkAddress.Canonical(mail));
        Assert.Equal("mailto:desk@outlet.test", LinkAddress.Key(mail));
    }

    [Fact]
    public void A_host_that_no_name_can_have_does_no_harm() =>
        Assert.EndsWith("/1", LinkAddress.Key(new Uri("http://a\u00adb\u0c81\u200d.test/1")), StringComparison.Ordinal);

    [Fact]
    public void To_bring_an_address_into_form_twice_changes_nothing()
    {
        foreach (Uri address in RandomAddresses.Some(20_000))
        {
            Uri once = LinkAddress.Canonical(address);
            Assert.Equal(once.AbsoluteUri, LinkAddress.Canonical(once).AbsoluteUri);
            string key = LinkAddress.Key(address);
            Assert.Equal(key, LinkAddress.Key(once));
            Uri again = new("https://" + key);
            if (Redirectors.Unwrap(again) is null)
                Assert.Equal(key, LinkAddress.Key(again));
        }
    }

    [Fact]
    public void Numbers_that_may_tell_two_articles_apart_are_all_in_the_key()
    {
        foreach (Uri address in RandomAddresses.Some(5_000))
        {
            string key = LinkAddress.Key(address);
            foreach (string number in RandomAddresses.ArticleNumbers(address))
                Assert.Contains(number, key, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://c.test/?utm_source=a&?b=1", "http://c.test/?b=1")]
    [InlineData("http://c.test/?utm_source=a&?", "http://c.test/")]
    [InlineData("http://\u00A0t/x", null)]
    public void Odd_addresses_have_a_canonical_form_that_is_its_own(string address, string? canonical)
    {
        Uri once = LinkAddress.Canonical(new Uri(address));
        Assert.Equal(canonical ?? once.AbsoluteUri, once.AbsoluteUri);
        Assert.Equal(once.AbsoluteUri, LinkAddress.Canonical(once).AbsoluteUri);
    }
}
