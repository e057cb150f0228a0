using System.Text;
using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.Tests;

public sealed class CharsetDecoderTests
{
    private const string Korean = "몽골 대통령이 평양을 방문하여 회담을 하였다. 쌍방은 친선관계를 더욱 발전시킬데 대하여 합의하였다.";
    private const string Chinese = "蒙古国总统抵达平壤进行国事访问，双方就发展两国传统友好关系交换了意见。";
    private const string Traditional = "蒙古國總統抵達平壤進行國事訪問，雙方就發展兩國傳統友好關係交換了意見。";
    private const string Japanese = "モンゴルの大統領が平壌を訪問し、両国の伝統的な友好関係の発展について意見を交換した。";
    private const string Russian = "Президент Монголии прибыл в Пхеньян с государственным визитом, сообщило агентство.";

    public static TheoryData<string, string> Texts => new()
    {
        { "utf-8", Korean }, { "utf-16", Korean }, { "utf-16BE", Chinese }, { "utf-32", Japanese },
        { "ks_c_5601-1987", Korean }, { "gb18030", Chinese }, { "big5", Traditional }, { "shift_jis", Japanese },
        { "euc-jp", Japanese }, { "iso-2022-jp", Japanese }, { "windows-1251", Russian }, { "koi8-r", Russian },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_unlabelled_page_is_read_by_its_bytes(string charset, string text) =>
        Assert.Equal($"<p>{text}</p>", CharsetDecoder.Decode(Bytes(charset, $"<p>{text}</p>"), null));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_header_does_not_spoil_the_page(string charset, string text)
    {
        foreach (string wrong in (string[])["utf-8", "iso-8859-1", "euc-kr", "gb2312", "shift_jis", "windows-1251", "utf-16"])
        {
            string page = $"<html><body><p>{text}</p></body></html>";
            Assert.Equal(page, CharsetDecoder.Decode(Bytes(charset, page), "text/html; charset=" + wrong));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_meta_does_not_spoil_the_page(string charset, string text)
    {
        string page = $"<html><head><meta charset=\"iso-8859-1\"></head><body><p>{text}</p></body></html>";
        Assert.Equal(page, CharsetDecoder.Decode(Bytes(charset, page), null));
    }

    [Fact]
    public void The_label_decides_between_charsets_that_the_bytes_allow_equally()
    {
        byte[] bytes = [.. "<?xml version='1.0' encoding='EUC-KR'?><a>"u8, .. Bytes("euc-kr", "장마"), .. "</a>"u8];
        Assert.Contains("장마", CharsetDecoder.Decode(bytes, null), StringComparison.Ordinal);
        Assert.Contains("Πρόεδρος", CharsetDecoder.Decode(Bytes("windows-1253", "Ο Πρόεδρος της Μογγολίας"), "text/html; charset=windows-1253"), StringComparison.Ordinal);
        Assert.Contains("Mongólia", CharsetDecoder.Decode(Bytes("windows-1250", "<meta charset=windows-1250>Mongólia elnöke őrült"), null), StringComparison.Ordinal);
        Assert.Contains("őrült", CharsetDecoder.Decode(Bytes("windows-1250", "<meta charset=windows-1250>Mongólia elnöke őrült"), null), StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_is_asked_before_the_document()
    {
        byte[] bytes = Bytes("windows-1250", "<meta charset=iso-8859-1>Mongólia elnöke őrült");
        Assert.Contains("őrült", CharsetDecoder.Decode(bytes, "text/html;charset=\"windows-1250\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html; charset=")]
    [InlineData("text/html; charset=no-such-charset")]
    [InlineData("text/html; charset=\"\"")]
    [InlineData(";;;charset=\u0000")]
    [InlineData("")]
    public void A_label_that_means_nothing_is_no_error(string contentType)
    {
        byte[] bytes = [.. "<?xml version='1.0' encoding='bogus-9'?><a>"u8, .. Bytes("windows-1251", Russian), .. "</a>"u8];
        Assert.Contains(Russian, CharsetDecoder.Decode(bytes, contentType), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf8_with_one_letter_cut_in_half_stays_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Korean)[..^2], .. "…</p>"u8, .. Encoding.UTF8.GetBytes(Korean)];
        string text = CharsetDecoder.Decode(bytes, null);
        Assert.Equal(1, text.Count(c => c == '\uFFFD'));
        Assert.EndsWith(Korean, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_byte_order_mark_is_not_part_of_the_text()
    {
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true)])
            Assert.Equal("<a>몽골</a>", CharsetDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("<a>몽골</a>")], "text/xml; charset=euc-kr"));
    }

    [Fact]
    public void Any_bytes_give_a_text()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            byte[] noise = new byte[seed];
            new Random(seed).NextBytes(noise);
            Assert.NotNull(CharsetDecoder.Decode(noise, null));
        }
    }

    private static byte[] Bytes(string charset, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);
}
