using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>A copy that is not seen counts one report twice; two reports taken for one lose the second.</summary>
public sealed class TextFingerprintTests
{
    private static readonly string[] Texts =
    [
        "The foreign ministers of the two neighbours met in the capital on Tuesday, signed a plan of cultural exchange for three years, spoke of railways, students and wool, and agreed that the joint commission should meet again before the end of the year.",
        "두 나라 외무상들이 화요일 수도에서 만나 삼년 동안의 문화교류계획서에 수표하고 철도와 류학생, 양모에 대하여 이야기하였으며 공동위원회를 올해안에 다시 열기로 합의하였다. 회담은 친선적인 분위기속에서 진행되였다.",
        "两国外长星期二在首都举行会谈，签署了为期三年的文化交流计划，就铁路、留学生和羊毛贸易交换了意见，并商定联合委员会将在年底之前再次举行会议。会谈在友好的气氛中进行，双方有关人士在座。",
        "Хоёр орны Гадаад хэргийн сайд нар мягмар гарагт нийслэлд уулзаж, гурван жилийн соёлын солилцооны төлөвлөгөөнд гарын үсэг зурж, төмөр зам, оюутан, ноосны худалдааны талаар ярилцаж, хамтарсан комиссыг энэ ондоо дахин хуралдуулахаар тохиров.",
    ];

    public static TheoryData<string> All => [.. Texts];

    [Theory]
    [MemberData(nameof(All))]
    public void A_copy_with_another_dateline_and_marks_is_a_copy_and_shares_a_key(string text)
    {
        TextFingerprint first = Of(text);
        TextFingerprint copy = Of("(Agency) " + text.Replace(",", ";", StringComparison.Ordinal).Replace("，", " ", StringComparison.Ordinal).ToUpperInvariant());

        Assert.InRange(copy.Similarity(first), TextFingerprint.CopyThreshold, 1);
        Assert.NotEmpty(copy.LookupKeys().Intersect(first.LookupKeys()));
    }

    [Fact]
    public void Messages_of_one_form_with_other_names_are_two_reports()
    {
        const string Form = "The chairman sent a message of greetings to {0}, {1} of {2}, on the occasion of the {3}. The message wished {0} good health and greater success in the work for the prosperity of {2}.";
        string one = string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, "Anna Bergstrom", "president", "Northland", "day of independence");
        string two = string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, "Tomas Okafor", "prime minister", "the Southern Isles", "anniversary of the republic");

        Assert.True(Of(one).Similarity(Of(two)) < TextFingerprint.CopyThreshold);
    }

    [Fact]
    public void A_headline_has_no_fingerprint() => Assert.Null(TextFingerprint.Of("Gift from a visiting delegation to the chairman"));

    [Fact]
    public void What_was_stored_is_read_back()
    {
        TextFingerprint first = Of(Texts[0]);

        Assert.Equal(1, TextFingerprint.FromBytes(first.ToBytes()).Similarity(first));
        Assert.Throws<ArgumentException>(() => TextFingerprint.FromBytes([1, 2]));
    }

    private static TextFingerprint Of(string text) => TextFingerprint.Of(text) ?? throw new InvalidOperationException("too short");
}
