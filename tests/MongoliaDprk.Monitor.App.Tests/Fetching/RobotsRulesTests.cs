using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

public sealed class RobotsRulesTests
{
    private const string Token = "Our-Bot";

    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow:", "/anything", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("user-AGENT : our-bot\r\ndisallow : /a # why\r\n", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("<html><body>not found</body></html>", "/a", true)]
    [InlineData("", "/a", true)]
    public void A_rule_forbids_what_begins_with_its_path(string text, string path, bool allowed) => Check(text, path, allowed);

    [Theory]
    [InlineData("/news", true)]
    [InlineData("/news/1", true)]
    [InlineData("/other", false)]
    public void The_longest_rule_wins_whatever_the_order(string path, bool allowed)
    {
        Check("User-agent: *\nDisallow: /\nAllow: /news", path, allowed);
        Check("User-agent: *\nAllow: /news\nDisallow: /", path, allowed);
    }

    [Fact]
    public void Between_rules_of_one_length_allow_wins()
    {
        Check("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true);
        Check("User-agent: *\nAllow: /page\nDisallow: /page", "/page", true);
    }

    [Theory]
    [InlineData("/*.gif$", "/pic/a.gif", false)]
    [InlineData("/*.gif$", "/pic/a.gif?x=1", true)]
    [InlineData("/*.gif", "/pic/a.gif?x=1", false)]
    [InlineData("/a*b*c", "/axxbyyc/more", false)]
    [InlineData("/a*b*c", "/axxbyy", true)]
    [InlineData("/fish*", "/fish", false)]
    [InlineData("/$", "/", false)]
    [InlineData("/$", "/x", true)]
    [InlineData("*/print", "/news/1/print", false)]
    [InlineData("/search?q=", "/search?q=x", false)]
    [InlineData("/a*", "/a", false)]
    [InlineData("/*b*b$", "/abb", false)]
    [InlineData("/*b*b$", "/ab", true)]
    [InlineData("/a$b", "/a$b/c", false)]
    [InlineData("*", "/x", false)]
    [InlineData("private", "/private", true)]
    public void Wildcards_match_any_characters_and_the_end(string rule, string path, bool allowed) =>
        Check($"User-agent: *\nDisallow: {rule}", path, allowed);

    [Theory]
    [InlineData("/мэдээ", "/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D/1")]
    [InlineData("/%d0%bc%d1%8d%d0%b4%d1%8d%d1%8d", "/мэдээ/1")]
    [InlineData("/%7Ejoe", "/~joe/x")]
    [InlineData("/a%2ab", "/a*b")]
    [InlineData("/a%24", "/a$/b")]
    [InlineData("/a%2fb", "/a%2Fb")]
    [InlineData("/100%", "/100%25x")]
    public void Escaped_and_plain_characters_are_the_same_path(string rule, string path) =>
        Check($"User-agent: *\nDisallow: {rule}", path, false);

    [Fact]
    public void Who_is_named_follows_only_the_own_groups_all_of_them()
    {
        const string Text = """
            User-agent: other
            User-agent: our-bot/2.0
            Disallow: /one

            User-agent: *
            Disallow: /

            User-agent: Our-Bot
            Disallow: /two
            """;
        Check(Text, "/three", true);
        Check(Text, "/one", false);
        Check(Text, "/two", false);
    }

    [Theory]
    [InlineData("User-agent: nobody\nDisallow: /", true)]
    [InlineData("Disallow: /", true)]
    [InlineData("User-agent: * all of you\nDisallow: /", false)]
    [InlineData("User-agent: Our-Bot\nDisallow:\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Our-Bot", true)]
    [InlineData("User-agent: a\nUser-agent: our-bot\nUser-agent: b\n\n\nDisallow: /", false)]
    [InlineData("Useragent *\nDisalow /\n", false)]
    [InlineData("\0User-agent: *\r\rDisallow: /", false)]
    public void A_group_counts_for_whom_it_names(string text, bool allowed) => Check(text, "/a", allowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 10\nDisallow: /a", 10.0)]
    [InlineData("User-agent: *\nCrawl-delay: 10\n\nUser-agent: our-bot\nCrawl-delay: 2.5\nAllow: /", 2.5)]
    [InlineData("User-agent: our-bot\nCrawl-delay: 3\nCrawl-delay: 2\nAllow: /", 3.0)]
    [InlineData("User-agent: *\nCrawl-delay: 10\nDisallow: /a\n\nUser-agent: our-bot\nAllow: /", null)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("Crawl-delay: 10", null)]
    public void A_crawl_delay_holds_for_its_group(string text, double? seconds) =>
        Assert.Equal(seconds, RobotsReader.Read(text, Token).CrawlDelay?.TotalSeconds);

    [Fact]
    public void Sitemaps_hold_for_everybody_wherever_they_stand() => Assert.Equal(
        ["http://x/1.xml", "http://x/2.xml"],
        RobotsReader.Read("Sitemap: http://x/1.xml\nUser-agent: other\nDisallow: /\nsitemap:http://x/2.xml # new\nSitemap:", Token).Sitemaps);

    [Fact]
    public void A_longer_name_is_another_crawler() => Check("User-agent: Our-Bot-Images\nDisallow: /", "/a", true);

    [Fact]
    public void Lines_between_user_agents_that_are_no_rules_do_not_split_a_group() =>
        Check("User-agent: our-bot\nCrawl-delay: 5\nSitemap: http://x/s.xml\nUser-agent: other\nDisallow: /a", "/a", false);

    [Fact]
    public void A_hostile_pattern_is_decided_quickly()
    {
        string text = "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "b";
        Check(text, "/" + new string('a', 2000), true);
    }

    private static void Check(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsReader.Read(text, Token).Allows(new Uri("http://host" + path)));
}
