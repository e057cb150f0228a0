namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Inputs that mutations begin with; all written for it.</summary>
internal static class FuzzSeeds
{
    public static string[] Feeds { get; } =
    [
        """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper &amp; News</title><link>http://paper.test/</link><item><title><![CDATA[One <b>bold</b>]]></title><link>/n/1</link><guid isPermaLink="false">1</guid><pubDate>Mon, 02 Mar 2026 10:20:30 +0800</pubDate><dc:creator>Ann</dc:creator><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded><enclosure url="http://paper.test/a.jpg" type="image/jpeg" length="1"/></item></channel></rss>""",
        """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;i>Agency</title><link rel="next" href="?page=2"/><entry><id>urn:x:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Word <b>two</b></div></title><link rel="alternate" href="http://agency.test/2"/><published>2026-03-02T01:02:03Z</published><updated>2026-03-02T01:02:03.5+09:00</updated><author><name>B</name></author><summary>S</summary></entry></feed>""",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="http://old.test/1"><title>방문</title><link>http://old.test/1</link><dc:date>2026-03-02</dc:date></item></rdf:RDF>""",
        """{"version":"https://jsonfeed.org/version/1.1","title":"J","next_url":"/f?page=2","items":[{"id":"1","url":"http://json.test/1","title":"T \ud83d\ude00","content_html":"<p>x","date_published":"2026-03-02T01:02:03+08:00","author":{"name":"A"},"attachments":[{"url":"x"}]}]}""",
        """<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item><title>&x; &nbsp; &#8217; &#x1F600; &bogus;</title><link>http://a.test/?a=1&b=2</link><pubDate>주체115(2026)년 3월 2일</pubDate></item></channel>""",
    ];

    public static string[] FeedWords { get; } = ["<item>", "</item>", "<![CDATA[", "]]>", "<entry>", "&amp;", "&#x0;", "&#xD800;", "<!DOCTYPE", "<!ENTITY a \"&a;&a;\">", "&a;", "<?xml version='1.1' encoding='UTF-16'?>", "xmlns:x=''", "\\ud800", "\"items\":[", "\\u0000", "type=\"xhtml\"", "xml:base='//x.test'", "<link href='javascript:x'/>", "<title/>", "<!--", "-->", "\"url\":", "javascript:alert(1)", "http://[::1"];

    public static string[] Pages { get; } =
    [
        """<!doctype html><html lang=en><head><title>Ministers sign a plan – Outlet</title><base href="/x/"><meta property="article:published_time" content="2026-03-02T10:00:00+08:00"><link rel=canonical href=/story><link rel=amphtml href="?amp=1"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@id":"#a","@type":"Person","name":"Ann Writer"},{"@type":["NewsArticle"],"headline":"Ministers sign a plan","datePublished":"2026-03-02","author":[{"@id":"#a"}],"articleBody":"The President of Aland will visit Borduria from 3 to 5 May 2026, said the ministry."}]}</script></head><body><nav><a href=/a>News</a></nav><article><h1>Ministers sign a plan</h1><p class=byline>By <a rel=author href=/ann>Ann Writer</a> <time datetime=2026-03-02>2 March 2026</time></p><p>The President of Aland, Anna Early, will visit Borduria from 3 to 5 May 2026, the foreign ministry announced on Monday, and Aland's flag was raised.</p><p>日本語の文、「引用」。 한국어 문장입니다. Монгол хэл ᠮᠣᠩᠭᠣᠯ ｶﾞｷﾞ.</p><table><tr><td>1<td>2</table></article><aside class=related-posts><h3>Related</h3><a href=/c>Another one</a></aside><a rel=next href="?page=2">2</a></body></html>""",
        """<html><body bgcolor=white><table width=900><tr><td><a href=/>Top</a></td></tr><tr><td><font size=4><b>Aland and Borduria</b></font><br><br>PYONG, March 2 (A) -- Aland will visit Borduria.<br>They met in Borduria City.<br>(2026.03.02.)</td></tr></table><script>var d={"t":"\u0041land \ud800","b":"Borduria"}</script></body></html>""",
        """<main><ul><li><h3><a href="/news/2026/03/02/one">Headline one of several words</a></h3><time>2 March 2026</time></li><li><h3><a href="/news/2026/03/01/two">Headline two of several words</a></h3><span>1 hour ago</span></li><li><h3><a href="/news/2026/02/28/three">Headline three of several words</a></h3><span>2026.02.28</span></li></ul><a class=next href="?page=2">Next</a></main>""",
    ];

    public static string[] PageWords { get; } = ["<div>", "</div>", "<p>", "<table><tr><td>", "<template>", "<noscript>", "<svg>", "<math>", "</script>", "<script type=application/ld+json>", "<!--", "<base href=//x.test>", "&#0;", "&#xFFFE;", "&#xD800;", "<meta charset=utf-16>", "<meta http-equiv=content-type content='text/html; charset=x'>", "\\ud800", "\"@graph\":[", "\"@id\":\"#a\"", "Aland", "Borduria", "will visit", "from 3 to 5 May 2026", "“", "2026-13-45", "<time datetime=99999-01-01>", "\uFF9E", "\u3099", "İ", "<plaintext>", "<frameset>", "<a href=javascript:x>", "<h1>"];

    public static string[] Dates { get; } =
    [
        "Mon, 02 Mar 2026 10:20:30 +0800", "2026-03-02T10:20:30.123456Z", "2 March 2026", "March 2nd, 2026, 9:05 p.m. KST", "2026년 3월 2일 오후 9:05", "2026年3月2日 午後9時5分", "주체115(2026)년 3월 2일", "令和8年3月2日", "2026 оны 3 дугаар сарын 2", "2 марта 2026 г., 10:20 МСК",
        "2 de marzo de 2026", "١٢ مارس ٢٠٢٦", "۱۱ اسفند ۱۴۰۴", "02/03/2026 10:20", "20260302", "1 hour ago", "2026-061", "2026-W10-1", "三月二日", "Juche 115 (2026)", "PYONGYANG, March 2 (A) -- text", "/news/2026/03/02/story-20260302",
    ];

    public static string[] DateWords { get; } = ["AM", "PM", "+99:99", "-00:00", "GMT", "T24:00:00", "W53", "년", "월", "일", "年", "令和", "昭和", "主体", "주체", "0", "99999999999", "March", "марта", "сарын", "дугаар", "\uFFFE", "\u0661", "．", "：", "ago", "hours", "29 February 2025", "0001-01-01", "9999-12-31T23:59:59-14:00"];

    public static string[] Robots { get; } =
    [
        "User-agent: *\nDisallow: /private\nAllow: /private/open$\nCrawl-delay: 10\nSitemap: http://x.test/sitemap.xml\n\nUser-agent: MongoliaDprk-Monitor\nDisallow: /*?q=*&\n", "\uFEFFuser-agent:a\r\nuser-agent:*\rdisallow:\r\ndisallow: /%61*b*c*d$\n# comment",
    ];

    public static string[] RobotsWords { get; } = ["User-agent:", "Disallow:", "Allow:", "*", "$", "/", "%2F", "%", "Crawl-delay:", "1e9", "Sitemap:", "#", "\r", "MongoliaDprk-Monitor", "************************", "/*a*a*a*a*a*a*a*b"];

    public static string[] Sitemaps { get; } =
    [
        """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://s.test/1</loc><lastmod>2026-03-02</lastmod><news:news><news:title>T</news:title><news:publication_date>2026-03-02T01:02:03Z</news:publication_date></news:news></url></urlset>""",
        """<sitemapindex><sitemap><loc>http://s.test/2.xml</loc><lastmod>2026-03</lastmod></sitemap></sitemapindex>""", "http://s.test/a\nhttp://s.test/b\n",
    ];

    /// <summary>The files of a watchlist.</summary>
    public static (string Path, string Text)[] Watchlist { get; } =
    [
        ("watchlist.yaml", "name: Aland – Borduria\nsides: [aa, bb]\n"),
        ("languages/en.yaml", """
            language: en
            name: English
            boundary: both
            suffixes: ["'s"]
            notNames: [Aland Street]
            topics: { talks: [talk*] }
            visits:
              phrases: { visit: [visit, visits, travel*], announced: [will], history: [years ago], to: [to, in, visit], from: [from], of: [of], range: [to] }
              months: [[January], [February], [March], [April], [May], [June], [July], [August], [September], [October], [November], [December]]
              weekdays: [[Monday], [Tuesday], [Wednesday], [Thursday], [Friday], [Saturday], [Sunday]]
            """),
        ("actors/all.yaml", """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland, Alandic] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria, Bordurian] } }
              - { id: bb-city, kind: place, side: bb, name: Borduria City, names: { en: [Borduria City] } }
              - id: aa-anna
                kind: person
                side: aa
                name: Anna Early
                names: { en: [Anna Early] }
                shortNames: { en: [Early] }
                offices: [{ office: aa-president, from: 2000-01-01, to: 2030-02-28 }]
            offices:
              - { id: aa-president, side: aa, name: President, titles: { en: [President of Aland, Alandic President] } }
            """),
        ("sources/aa/paper.yaml", "id: paper\nname: Paper\nside: aa\ncountry: aa\nlanguages: [en]\nsite: https://paper.test/\ntimeZone: Asia/Seoul\nfeeds: [https://paper.test/rss]\nlistings: [{ address: https://paper.test/, links: 'h3 a' }]\neveryMinutes: 30\n"),
        ("subscribers.yaml", "subscribers:\n  - id: desk\n    name: Desk\n    language: en\n    timeZone: UTC\n    quietHours: 22:00-07:00\n    channels: [{ kind: email, to: [a@b.test], from: c@d.test, server: mail.test, password: env:X }, { kind: log }]\n    alerts: [{ kinds: [newVisit], confidence: 0.6, cooldownHours: 12 }]\n    digest: { at: 08:00, days: [mon], form: html }\n"),
        ("claims.yaml", "visitsCover: { from: 1997-01, to: 2024-09 }\nclaims:\n  - { id: c, sentence: Nobody travels, says: none, what: visits, where: { from: aa, to: bb }, within: 90 days }\n"),
        ("calendar.yaml", "days:\n  - { id: d, date: 06-01, name: Day, expect: [{ id: greeting, what: greeting, topics: [talks], from: [aa], to: [bb], days: [-3, 6] }] }\n"),
        ("visits.yaml", "visits:\n  - { id: v, visitors: [aa-anna], visitor: 'Anna Early, President', from: aa, to: bb, place: Borduria City, start: 2019-05-01, end: 2019-05-03, note: talks, sources: ['The Paper, 2019-05'] }\n"),
    ];

    public static string[] WatchlistWords { get; } = ["- ", ": ", "{ ", " }", "[", "]", "&a ", "*a", "!!str", "|\n", ">\n", "? ", "'", "\"\\ud800\"", "\"\\0\"", "\"\\uFFFE\"", "%YAML 1.1\n", "---\n", "...\n", "2026-02-30", "24:00-25:00", "file:/etc/passwd", "null", "~", "\t", "#", "<<: *a", "en:", "id:", "kind:", "-1", "1e999"];
}
