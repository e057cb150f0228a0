using System.Text;
using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>Every charset that news is written in, under every label that lies about it, in short and long texts, with and without markup.</summary>
public sealed class LyingCharsetTests
{
    private const string South = "정부는 오늘 국회에서 새해 예산안을 설명하고 내년에는 도로와 학교를 더 짓겠다고 밝혔다. 야당은 세금이 너무 많이 오른다며 반대하는 뜻을 나타냈다. 다음 회의는 월요일 오전에 열릴 예정이다.";
    private const string North = "온 나라 인민들의 커다란 관심속에 평양에서 전국체육경기대회가 성대히 진행되였다. 대회에는 각지에서 온 선수들과 감독들이 참가하였다. 관중들은 열렬한 박수로 그들을 축하하였다.";
    private const string Simplified = "市政府昨天宣布，今年冬天将增加公共汽车的班次，方便居民上下班。负责人说，新的车辆已经到达，下个月开始使用。许多市民对这一决定表示欢迎，但也有人担心票价会上涨。";
    private const string Traditional = "市政府昨天宣布，今年冬天將增加公共汽車的班次，方便居民上下班。負責人說，新的車輛已經到達，下個月開始使用。許多市民對這一決定表示歡迎，但也有人擔心票價會上漲。";
    private const string Japanese = "市は昨日、この冬のバスの本数を増やすと発表した。新しい車両はすでに届いており、来月から使われるという。多くの市民はこの決定を歓迎しているが、料金が上がるのではないかと心配する声もある。";
    private const string Russian = "Вчера городские власти объявили, что зимой автобусы будут ходить чаще. Новые машины уже прибыли, и в следующем месяце их выпустят на линию. Многие жители довольны, но некоторые боятся, что проезд подорожает.";
    private const string Mongolian = "Хотын захиргаа өвлийн улиралд нийтийн тээврийн үйлчилгээг нэмэгдүүлнэ гэж мэдэгдлээ. Шинэ автобуснууд ирсэн бөгөөд ирэх сараас эхлэн үйлчилгээнд гарна. Олон иргэд энэ шийдвэрийг дэмжиж байна.";
    private const string German = "Die Stadt führt im Winter zusätzliche Busse ein, wie der Bürgermeister gestern erklärte. Die größeren Fahrzeuge können schon nächsten Monat fahren. Viele Einwohner begrüßen das, manche fürchten höhere Preise für die Schüler.";
    private const string French = "La mairie a annoncé hier que les autobus seront plus fréquents cet été. Les véhicules sont déjà arrivés et circuleront dès février. Les habitants se félicitent de la décision, mais certains redoutent que le prix du billet ne soit relevé à l'arrêt même.";
    private const string Hungarian = "A város közölte, hogy télen sűrűbben járnak majd az autóbuszok. Az új járművek megérkeztek, és a jövő hónapban forgalomba állnak. Sok lakó örül a döntésnek, de néhányan attól félnek, hogy drágább lesz a jegy.";

    /// <summary>As which French could be the text of a language of its own: only its words tell that it is not.</summary>
    private const string LatinTwo = "iso-8859-2";

    private static readonly string[] Labels =
    [
        "euc-kr", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "windows-1251", "koi8-r", "utf-8", "windows-1252", "iso-8859-1", LatinTwo, "nonsense",
    ];

    public static TheoryData<string, string> Texts => new()
    {
        { "ks_c_5601-1987", South }, { "ks_c_5601-1987", North }, { "gb18030", Simplified }, { "big5", Traditional }, { "gb18030", Traditional },
        { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "iso-2022-jp", Japanese }, { "windows-1251", Russian }, { "koi8-r", Russian },
        { "windows-1252", German }, { "windows-1252", French },
        { "utf-8", South }, { "utf-8", North }, { "utf-8", Simplified }, { "utf-8", Japanese }, { "utf-8", Russian }, { "utf-8", Mongolian }, { "utf-8", German }, { "utf-8", French }, { "utf-8", Hungarian },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_label_that_lies_does_not_spoil_a_long_text(string charset, string text) =>
        Assert.Empty(Spoiled(charset, text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_label_that_lies_does_not_spoil_a_short_text(string charset, string text)
    {
        foreach (int letters in (int[])[30, 45, 80])
            Assert.Empty(Spoiled(charset, text[..Math.Min(letters, text.Length)]));
    }

    [Theory]
    [InlineData("iso-8859-2")]
    [InlineData("windows-1250")]
    public void A_label_that_is_true_stands_where_the_bytes_could_be_another_language(string charset)
    {
        foreach (int letters in (int[])[30, 80, Hungarian.Length])
        {
            foreach ((string page, string? header) in Pages(Hungarian[..letters], charset))
                Assert.Contains(Hungarian[..letters], CharsetDecoder.Decode(Bytes(charset, page), header), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(German)]
    [InlineData(French)]
    [InlineData(Hungarian)]
    public void Latin_text_encoded_twice_is_never_taken_for_Asian(string text)
    {
        string twice = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        foreach (string label in (string[])["iso-8859-1", "windows-1252", "utf-8", "nonsense"])
        {
            foreach (int letters in (int[])[20, 40, 80, twice.Length])
            {
                foreach (string charset in (string[])["utf-8", "iso-8859-1"])
                {
                    foreach ((string page, string? header) in Pages(twice[..letters] + " – ", label))
                        Assert.DoesNotContain(CharsetDecoder.Decode(Bytes(charset, page), header), c => c is >= '\u2E80' and < '\uFF00');
                }
            }
        }
    }

    [Fact]
    public void Latin_text_that_is_partly_encoded_twice_is_never_taken_for_Asian()
    {
        byte[] body = [.. "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>"u8, .. Bytes("iso-8859-1", German), .. Encoding.UTF8.GetBytes(German), .. "</a>"u8];
        Assert.DoesNotContain(CharsetDecoder.Decode(body, null), c => c is >= '\u2E80' and < '\uFF00');
        Assert.DoesNotContain(CharsetDecoder.Decode(body, "text/xml; charset=euc-kr"), c => c is >= '\u2E80' and < '\uFF00');
    }

    /// <summary>The wrong labels that spoil the text.</summary>
    private static List<string> Spoiled(string charset, string text)
    {
        List<string> spoiled = [];
        foreach (string label in Labels.Where(l => text != French || l != LatinTwo))
        {
            int place = 0;
            foreach ((string page, string? header) in Pages(text, label))
            {
                place++;
                string read = CharsetDecoder.Decode(Bytes(charset, page), header);
                if (!read.Contains(text, StringComparison.Ordinal))
                    spoiled.Add($"{label} {place}: {text[..8]} {text.Length} {new string([.. read.Where(c => c > 127).Take(10)])}");
            }
        }

        return spoiled;
    }

    /// <summary>The label in the header, in a meta element amid markup, and in an XML declaration.</summary>
    private static IEnumerable<(string Page, string? Header)> Pages(string text, string label)
    {
        yield return ($"<p>{text}</p>", "text/html; charset=" + label);
        yield return ($"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\"><style>a{{color:red}}</style></head><body class=\"x\"><div id=\"main\"><p>{text}</p><a href=\"/index.html\">Home</a></div></body></html>", null);
        yield return ($"<?xml version=\"1.0\" encoding=\"{label}\"?><rss><channel><item><title>{text}</title><link>http://news.example/1</link></item></channel></rss>", null);
    }

    private static byte[] Bytes(string charset, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);
}
