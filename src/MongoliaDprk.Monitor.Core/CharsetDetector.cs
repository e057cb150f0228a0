using System.Text;

namespace MongoliaDprk.Monitor.Core;

/// <summary>A charset and how well the bytes fit it: 1 = like running text, below 0 = like noise.</summary>
internal readonly record struct CharsetScore(Encoding? Encoding, double Value)
{
    public static CharsetScore None => new(null, -1);
}

/// <summary>Finds the charset of bytes that are not UTF-8, by what they would say in each of the charsets news is written in.</summary>
internal static class CharsetDetector
{
    /// <summary>A labelled charset that fits this well is believed without looking at others.</summary>
    public const double Plausible = 0.85;

    /// <summary>How much better another charset must fit to overrule the label, on much and on little text.</summary>
    private const double Margin = 0.12, MarginOnLittle = 0.6;

    /// <summary>Below this many high bytes the tables of two charsets can agree by chance.</summary>
    private const int Little = 24;

    private const int SampleBytes = 65536;
    private static readonly int[] Candidates = [949, 54936, 950, 932, 51932, 1251, 20866, 1252, 28595, 866];

    /// <summary>How well the bytes fit the charset, from −3 to 1.</summary>
    public static double Score(Encoding encoding, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> sample = body[..Math.Min(SampleBytes, body.Length)];
        if (encoding.CodePage == Encoding.UTF8.CodePage)
            return CharsetMarks.IsMostlyUtf8(body) ? 1 : -1;
        if (CharsetDoubleByte.ScorerOf(encoding.CodePage) is { } scorer)
            return CharsetDoubleByte.Score(sample, scorer);
        return encoding.IsSingleByte ? CharsetSingleByte.Score(sample, encoding) : 0;
    }

    /// <summary>The best charset for the bytes; <paramref name="labelled"/> is kept unless another fits clearly better.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> body, CharsetScore labelled)
    {
        if (CharsetMarks.IsMostlyUtf8(body))
            return Encoding.UTF8;
        CharsetScore best = CharsetScore.None;
        foreach (int page in Candidates)
        {
            if (CharsetLabels.ByPage(page) is { } encoding && Score(encoding, body) is var score && score > best.Value)
                best = new CharsetScore(encoding, score);
        }

        double margin = CountHigh(body) < Little ? MarginOnLittle : Margin;
        bool labelStands = labelled.Encoding is not null && labelled.Encoding.CodePage != Encoding.UTF8.CodePage && best.Value < labelled.Value + margin;
        return (labelStands ? labelled.Encoding : best.Encoding) ?? labelled.Encoding ?? Encoding.UTF8;
    }

    private static int CountHigh(ReadOnlySpan<byte> body)
    {
        int count = 0;
        for (int i = 0; i < body.Length && count < Little; i++)
            count += body[i] >> 7;
        return count;
    }
}
