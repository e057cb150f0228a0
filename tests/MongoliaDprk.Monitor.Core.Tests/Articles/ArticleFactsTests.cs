using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

public sealed class ArticleFactsTests
{
    [Theory]
    [InlineData("<title>Talks begin | The Outlet</title><meta property=og:site_name content='The Outlet'>")]
    [InlineData("<title>The Outlet: news</title><meta property=og:title content='Talks begin - The Outlet'><meta property=og:site_name content='The Outlet'>")]
    [InlineData("<title>Talks begin - The Outlet</title><body><h1>The Outlet</h1><h1>Talks begin</h1>")]
    public void The_title_is_without_the_name_of_the_outlet(string head) => Assert.Equal("Talks begin", Pages.Read(head).Title);

    [Fact]
    public void The_outlets_name_goes_where_only_the_list_of_sources_or_the_feed_or_the_readers_text_knows_it()
    {
        const string Html = "<title>Talks begin - Outlet</title><body><p>Talks.";

        Assert.Equal("Talks begin - Outlet", Pages.Read(Html).Title);
        Assert.Equal("Talks begin", Pages.Read(Html, Pages.Outlet()).Title);
        Assert.Equal("Talks begin", Pages.Read(Html, link: new Link(new Uri("http://news.example/story"), "Talks begin")).Title);
        Assert.Equal("Talks begin", Pages.Read(Html + "<p><b>Talks begin</b>").Title);
    }

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Ann Doe\"},{\"@id\":\"#b\"}],\"mainEntity\":{\"@id\":\"#b\",\"name\":\"Bo Roe\"}}</script>", "Ann Doe; Bo Roe")]
    [InlineData("<meta name=author content='By Ann Doe'>", "Ann Doe")]
    [InlineData("<body><a rel=author href=/ann>Ann Doe</a>", "Ann Doe")]
    [InlineData("<meta name=author content='https://news.example/ann'>", null)]
    public void Authors_are_names(string html, string? expected) => Assert.Equal(expected, Pages.Read(html).Author);

    [Theory]
    [InlineData("<link rel=canonical href='/a/1'>", "http://news.example/a/1")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", null)]
    public void The_canonical_address_is_absolute_and_of_the_web(string html, string? expected) =>
        Assert.Equal(expected, Pages.Read(html).CanonicalAddress?.ToString());

    [Theory]
    [InlineData("en", "The foreign minister of the country arrived here on Sunday for talks.")]
    [InlineData("ko", "외무상이 10일 수도에 도착하였다.")]
    [InlineData("ja", "外相は十日に首都に到着した。")]
    [InlineData("zh", "外交部长十日抵达首都。")]
    [InlineData("ru", "Министр иностранных дел прибыл в столицу с официальным визитом и встретился с президентом.")]
    [InlineData("mn", "Гадаад харилцааны сайд албан ёсны айлчлал хийхээр нийслэлд хүрэлцэн ирсэн байна.")]
    [InlineData("kk", "Сыртқы істер министрі ресми сапармен астанаға келді және президентпен кездесті.")]
    [InlineData("uk", "Міністр закордонних справ прибув до столиці з офіційним візитом і зустрівся з президентом.")]
    [InlineData("de", "Der Minister ist am Sonntag in der Hauptstadt eingetroffen und wird dort mit dem Präsidenten sprechen.")]
    [InlineData("es", "El ministro llegó el domingo a la capital para una visita oficial con el presidente del país.")]
    public void The_language_is_told_from_one_sentence_even_when_another_is_declared(string expected, string sentence)
    {
        Assert.Equal(expected, LanguageDetector.Detect(sentence));
        Assert.Equal(expected, LanguageDetector.Detect(sentence, "fr-FR"));
    }

    [Fact]
    public void No_language_is_made_up_for_numbers_and_marks() => Assert.Null(LanguageDetector.Detect("12:30 – 4:1 (!)"));
}
