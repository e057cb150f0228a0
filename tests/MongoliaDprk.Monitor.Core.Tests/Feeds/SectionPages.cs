namespace MongoliaDprk.Monitor.Tests.Feeds;

/// <summary>
/// Section pages in the manner of different publishing systems, written for these tests. What must be found is marked in them: an element
/// with <c>expect="headline"</c>, or <c>expect="headline|2024-05-28"</c> with the date that stands beside the link.
/// </summary>
internal static class SectionPages
{
    public static readonly (string Name, string Address, string Html)[] All =
    [
        ("WordPress", "https://outlet.test/category/politics/", """
            <body class="archive category wp-menu-open"><header id="masthead"><ul id="primary-menu" class="menu">
            <li class="menu-item menu-item-12"><a href="/category/politics/">Politics</a></li><li class="menu-item menu-item-13"><a href="/about-our-editorial-office-and-history/">About our editorial office and history</a></li></ul></header>
            <main id="main"><h1 class="page-title">Politics</h1>
            <article id="post-771" class="post-771 category-politics tag-talks"><a class="post-thumbnail" href="https://outlet.test/2024/05/minister-meets-guests/"><img alt="meeting" src="a.jpg"></a>
            <h2 class="entry-title"><a expect="Minister meets guests|2024-05-28" href="https://outlet.test/2024/05/minister-meets-guests/">Minister meets guests</a></h2>
            <span class="posted-on">Posted on <a href="https://outlet.test/2024/05/minister-meets-guests/"><time datetime="2024-05-28T09:00:00+08:00">28 May 2024</time></a></span><span class="byline"><a href="https://outlet.test/author/desk/">The desk of politics</a></span>
            <div class="entry-summary"><p>A summary of some length about the meeting. <a class="more-link" href="https://outlet.test/2024/05/minister-meets-guests/">Continue reading</a></p></div></article>
            <article id="post-770" class="post-770 category-politics"><h2 class="entry-title"><a expect="Herders hold their yearly fair|2024-05-27" href="https://outlet.test/2024/05/herders-fair/">Herders hold their yearly fair</a></h2>
            <span class="posted-on"><time datetime="2024-05-27T09:00:00+08:00">27 May 2024</time></span><a class="more-link" href="https://outlet.test/2024/05/herders-fair/">Continue reading</a></article>
            <article id="post-769" class="post-769"><h2 class="entry-title"><a expect="New line opens|2024-05-26" href="https://outlet.test/2024/05/new-line/">New line opens</a></h2><time datetime="2024-05-26">26 May</time><a class="more-link" href="https://outlet.test/2024/05/new-line/">Continue reading</a></article>
            <nav class="navigation posts-navigation"><div class="nav-previous"><a href="https://outlet.test/category/politics/page/2/">Older posts</a></div></nav></main>
            <aside class="widget widget_recent_entries"><ul><li><a href="https://outlet.test/2024/05/minister-meets-guests/">Minister meets guests</a></li></ul></aside>
            <footer><a href="/2020/01/terms-and-conditions-of-this-site/">Terms and conditions of this site</a></footer></body>
            """),
        ("table layout with line breaks", "http://outlet.test/news/list.htm", """
            <body><table><tr><td bgcolor=#cccccc><a href="index.htm">Home</a><br><a href="econ.htm">Economy</a><br><a href="cult.htm">Culture</a></td>
            <td><font size=2>[2024.5.28] <a expect="Greetings sent to the head of state|2024-05-28" href="2024/0528-01.htm">Greetings sent to the head of state</a><br>
            [2024.5.28] <a expect="Delegation leaves|2024-05-28" href="2024/0528-02.htm">Delegation leaves</a><br>
            [2024.5.27] <a expect="Floral basket from a friend of the people|2024-05-27" href="2024/0527-01.htm">Floral basket from a friend of the people</a><br>
            [2024.5.27] <a expect="Reception given|2024-05-27" href="2024/0527-02.htm">Reception given</a><br></font></td></tr></table></body>
            """),
        ("table rows, Korean", "http://outlet.test/board/list.php?sec=3", """
            <div id="gnb"><ul><li><a href="/board/list.php?sec=1">정치</a></li><li><a href="/board/list.php?sec=2">경제</a></li><li><a href="/board/list.php?sec=30215">사회와 문화 그리고 생활 소식</a></li></ul></div>
            <table class="bbs"><tr><th>번호</th><th>제목</th><th>날짜</th></tr>
            <tr><td>3</td><td class="subject"><a expect="친서|2024-05-28" href="view.php?no=40213&amp;sec=3">친서</a></td><td>2024-05-28</td></tr>
            <tr><td>2</td><td class="subject"><a expect="주석께서 여러 나라 대표단을 접견하시였다|2024-05-27" href="view.php?no=40212&amp;sec=3">주석께서 여러 나라 대표단을 접견하시였다</a></td><td>2024-05-27</td></tr>
            <tr><td>1</td><td class="subject"><a expect="축전을 보내시였다|2024-05-26" href="view.php?no=40211&amp;sec=3">축전을 보내시였다</a> <a href="view.php?no=40211&amp;sec=3#reply">[2]</a></td><td>2024-05-26</td></tr></table>
            <div class="paging"><a href="list.php?sec=3&amp;page=2">2</a> <a href="list.php?sec=3&amp;page=3">3</a> <a href="list.php?sec=3&amp;page=10412">마지막 페이지로 가기 마지막 페이지로</a></div>
            """),
        ("list items with dates, Chinese", "https://outlet.test/channel/12.html", """
            <div class="nav"><a href="/channel/1.html">首页</a><a href="/channel/12.html">国际</a><a href="/channel/13.html">财经</a></div>
            <ul class="list14"><li><span>2024年05月28日</span><a expect="两国外长举行会谈|2024-05-28" href="/n1/2024/0528/c1002-40223211.html">两国外长举行会谈</a></li>
            <li><span>2024年05月28日</span><a expect="口岸货运量创新高|2024-05-28" href="/n1/2024/0528/c1002-40223212.html">口岸货运量创新高</a></li>
            <li><span>2024年05月27日</span><a expect="短评|2024-05-27" href="/n1/2024/0527/c1002-40223213.html">短评</a></li></ul>
            <div class="page"><a href="/channel/12_2.html">下一页</a></div>
            <div class="copyright"><a href="/html/2019/licence-20190012.html">互联网新闻信息服务许可证号码一二三四五</a></div>
            """),
        ("card grid, picture and headline in one link", "https://outlet.test/world", """
            <div class="grid">
            <a class="card" expect="Border station reopens after repairs|2024-05-28" href="/world/border-station-reopens-20245281"><img src="1.jpg" alt="A picture of a station that has a very long description of all that is on it"><div class="card-body"><span class="tag">World</span><h3>Border station reopens after repairs</h3><p>What else there is to say about the station in a summary that is longer than its headline.</p><small>28.05.2024</small></div></a>
            <a class="card" expect="Choir on tour|2024-05-27" href="/world/choir-on-tour-20245271"><img src="2.jpg"><div class="card-body"><span class="tag">World</span><h3>Choir on tour</h3><p>Summary.</p><small>27.05.2024</small></div></a>
            <a class="card" expect="Grain arrives by rail|2024-05-27" href="/world/grain-arrives-by-rail-20245272"><div class="card-body"><span class="tag">World</span><h3>Grain arrives by rail</h3><p>Summary.</p><small>27.05.2024</small></div></a></div>
            """),
        ("headline not linked, only more", "https://outlet.test/news", """
            <div class="item"><h4>The first story of the day</h4><p>Something happened.</p><a expect="The first story of the day" href="/news/view/9001">Read more</a></div>
            <div class="item"><h4>The second story of the day</h4><p>Something happened.</p><a expect="The second story of the day" href="/news/view/9002">Read more</a></div>
            <div class="item"><h4>The third story of the day</h4><p>Something happened.</p><a expect="The third story of the day" href="/news/view/9003">Read more</a></div>
            """),
        ("Mongolian short headlines", "https://outlet.test/p/12", """
            <ul class="main-menu"><li><a href="/p/11">Улс төр</a></li><li><a href="/p/12">Нийгэм</a></li><li><a href="/p/13">Эдийн засаг</a></li></ul>
            <div class="news-list"><div class="news"><div class="img"><a href="/a/310071"><img src="x.jpg"></a></div><div class="title"><a expect="Цаг агаар|2024-05-28" href="/a/310071">Цаг агаар</a></div><div class="date">2024-05-28 13:05</div></div>
            <div class="news"><div class="title"><a expect="Ерөнхийлөгч найрамдлын илгээлт хүлээн авлаа|2024-05-28" href="/a/310070">Ерөнхийлөгч найрамдлын илгээлт хүлээн авлаа</a></div><div class="date">2024-05-28 12:00</div><a href="/a/310070">Цааш унших</a></div>
            <div class="news"><div class="title"><a expect="Өвөлжилт|2024-05-27" href="/a/310069">Өвөлжилт</a></div><div class="date">2024-05-27 18:30</div><a href="/a/310069">Цааш унших</a></div></div>
            """),
        ("javascript and base", "http://outlet.test/kr/main/index.do", """
            <head><base href="http://outlet.test/kr/articles/"></head><body>
            <a href="javascript:fn_view('40213')">자바스크립트로만 열리는 긴 제목의 기사 하나</a><a href="#" onclick="go(1)">아무데도 가지 않는 긴 제목의 련결</a><a href="mailto:desk@outlet.test?subject=20240528">편집국에 편지를 보내는 긴 제목의 련결</a>
            <dl><dt><a expect="두 나라 친선의 력사를 더듬어" href="read.do?id=20240528001">두 나라 친선의 력사를 더듬어</a></dt><dt><a expect="공연 성황리에 진행" href="read.do?id=20240528002">공연 성황리에 진행</a></dt><dt><a expect="국기게양식 진행" href="./read.do?id=20240528003&amp;utm_source=main">국기게양식 진행</a></dt></dl></body>
            """),
        ("home page with a list of what is read most", "https://outlet.test/", """
            <main><section class="lead"><h2><a expect="Parliament opens its spring session today" href="/politics/parliament-opens-its-spring-session-5512">Parliament opens its spring session today</a></h2></section>
            <section class="latest"><ul><li><a expect="Railway workers get new engines" href="/economy/railway-workers-get-new-engines-5511">Railway workers get new engines</a></li><li><a expect="A film about the steppe wins a prize" href="/culture/film-about-steppe-wins-prize-5510">A film about the steppe wins a prize</a></li><li><a expect="Wrestlers return with medals" href="/sport/wrestlers-return-with-medals-5509">Wrestlers return with medals</a></li></ul></section></main>
            <div class="most-popular mostRead"><ol><li><a href="/economy/railway-workers-get-new-engines-5511">1. Railway workers get new engines, most read</a></li><li><a href="/culture/an-old-favourite-of-last-year-3100">An old favourite of last year</a></li></ol></div>
            """),
        ("headings only, slugs without numbers", "https://outlet.test/stories", """
            <div class="row"><div class="col"><h3><a expect="Why the herds are growing again" href="/stories/why-the-herds-are-growing-again">Why the herds are growing again</a></h3></div><div class="col"><h3><a expect="A visit to the last lighthouse" href="/stories/a-visit-to-the-last-lighthouse">A visit to the last lighthouse</a></h3></div>
            <div class="col"><h3><a expect="Snow" href="/stories/snow">Snow</a></h3></div><div class="col"><h3><a expect="The long road to the northern port" href="/stories/the-long-road-to-the-northern-port">The long road to the northern port</a></h3></div></div>
            <p>We also wrote about this in our series on <a href="/stories/how-rivers-shape-the-country-we-know">how rivers shape the country</a> and will go on to do so in the coming weeks, as <strong><a href="/stories/what-the-wind-brings-to-the-plains">what the wind brings</a></strong> shows to all who read it.</p>
            """),
        ("numbered site with a long menu of services", "https://outlet.test/index.asp", """
            <table><tr><td><a href="apply-for-a-subscription-to-the-paper.asp">Apply for a subscription to the paper</a></td></tr><tr><td><a href="send-us-your-photographs-and-letters.asp">Send us your photographs and letters</a></td></tr></table>
            <table><tr><td><a expect="Minister receives ambassador" href="read.asp?num=88231">Minister receives ambassador</a></td></tr><tr><td><a expect="Trade talks end in the capital" href="read.asp?num=88230">Trade talks end in the capital</a></td></tr><tr><td><a expect="Doctors exchange experience" href="read.asp?num=88229">Doctors exchange experience</a></td></tr>
            <tr><td><a expect="Students plant five thousand trees" href="read.asp?num=88228">Students plant five thousand trees</a></td></tr><tr><td><a expect="Old bridge closed for a month" href="read.asp?num=88227">Old bridge closed for a month</a></td></tr><tr><td><a expect="Market prices stay as they were" href="read.asp?num=88226">Market prices stay as they were</a></td></tr><tr><td><a expect="New school in the west" href="read.asp?num=88225">New school in the west</a></td></tr><tr><td><a expect="Festival of songs begins" href="read.asp?num=88224">Festival of songs begins</a></td></tr></table>
            """),
        ("Japanese list with time elements and categories", "https://outlet.test/news/", """
            <ul class="p-list"><li><a href="/category/international">国際</a><a expect="首脳会談の日程を発表|2024-05-28" href="/news/articles/k10014463"><p class="ttl">首脳会談の日程を発表</p><time>2024年5月28日 13時05分</time></a></li>
            <li><a href="/category/economy">経済</a><a expect="貿易額が過去最高に|2024-05-28" href="/news/articles/k10014462"><p class="ttl">貿易額が過去最高に</p><time>2024年5月28日 12時00分</time></a></li>
            <li><a href="/category/international">国際</a><a expect="大使が着任|2024-05-27" href="/news/articles/k10014461"><p class="ttl">大使が着任</p><time>2024年5月27日 18時30分</time></a></li></ul>
            """),
        ("application routes", "https://outlet.test/", """
            <div id="app"><div><a expect="Сайд зочдыг хүлээн авч уулзлаа" href="#/news/20145">Сайд зочдыг хүлээн авч уулзлаа</a></div><div><a expect="Төмөр замын шинэ өртөө нээгдэв" href="#/news/20144">Төмөр замын шинэ өртөө нээгдэв</a></div><div><a expect="Малчдын зөвлөгөөн эхэллээ өнөөдөр" href="#/news/20143">Малчдын зөвлөгөөн эхэллээ өнөөдөр</a></div><a href="#top">Хуудасны эхэнд буцаж очих холбоос</a></div>
            """),
    ];
}
