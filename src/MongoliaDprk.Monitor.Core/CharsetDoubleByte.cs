namespace MongoliaDprk.Monitor.Core;

/// <summary>
/// Scores East Asian charsets by where their bytes fall in the tables: running text stays in the rows of the common syllables,
/// kana and first-level characters, text of another charset is scattered or impossible.
/// </summary>
internal static class CharsetDoubleByte
{
    private const double Impossible = -3, Rare = -0.5, Uncommon = -0.2, Sign = 0.3, Common = 0.8;

    /// <summary>Value of the pair (lead, trail) in one charset; the length is 1 where the lead stands alone.</summary>
    public delegate (double Value, int Length) Scorer(int lead, int trail);

    public static Scorer? ScorerOf(int codePage) => codePage switch
    {
        949 or 51949 => Korean,
        936 or 54936 or 51936 => Simplified,
        950 => Traditional,
        932 => ShiftJis,
        51932 => EucJapanese,
        _ => null,
    };

    /// <summary>What most of the bytes standing inside words of ASCII letters costs: so do accents, not syllables.</summary>
    private const double InsideWords = -1;

    /// <summary>Characters in a row that an accent, encoded twice at the most, can be taken for.</summary>
    private const int Accent = 2;

    /// <summary>Mean value of the high bytes, lowered where they are the accents of Latin words; 0 when there are none.</summary>
    public static double Score(ReadOnlySpan<byte> body, Scorer scorer)
    {
        double sum = 0;
        int bytes = 0, insideWords = 0;
        for (int i = 0; i + 1 < body.Length;)
        {
            int next = body[i..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0 || (i += next) + 1 >= body.Length)
                break;
            int start = i, characters = 0;
            for (; i + 1 < body.Length && body[i] >= 0x80; characters++)
            {
                (double value, int length) = scorer(body[i], body[i + 1]);
                sum += value * length;
                bytes += length;
                i += length;
            }

            if (characters <= Accent && (IsLetter(body, start - 1) || IsLetter(body, i)))
                insideWords += i - start;
        }

        return bytes == 0 ? 0 : insideWords * 2 > bytes ? Math.Min(0, sum / bytes) + InsideWords : sum / bytes;
    }

    private static bool IsLetter(ReadOnlySpan<byte> body, int at) => at >= 0 && at < body.Length && char.IsAsciiLetter((char)body[at]);

    private static bool High(int trail) => trail is >= 0xA1 and <= 0xFE;

    /// <summary>KS X 1001 rows in CP949: Hangul 16–40, Hanja 42–93; outside them the syllables KS X 1001 left out.</summary>
    private static (double, int) Korean(int lead, int trail) => lead switch
    {
        < 0x81 or > 0xFE => (Impossible, 1),
        >= 0xB0 and <= 0xC8 when High(trail) => (1, 2),
        0xA1 or 0xA3 when High(trail) => (Sign, 2),
        >= 0xCA and <= 0xFD when High(trail) => (-0.3, 2),
        <= 0xC6 when trail is >= 0x41 and <= 0x5A or >= 0x61 and <= 0x7A or >= 0x81 and <= 0xFE => (Rare, 2),
        _ when High(trail) => (Rare, 2),
        _ => (Impossible, 1),
    };

    /// <summary>GB 2312 rows in GB 18030: first level 16–55, second level 56–87.</summary>
    private static (double, int) Simplified(int lead, int trail) => lead switch
    {
        < 0x81 or > 0xFE => (Impossible, 1),
        >= 0xB0 and <= 0xD7 when High(trail) => (Common, 2),
        >= 0xD8 and <= 0xF7 when High(trail) => (Uncommon, 2),
        0xA1 or 0xA3 when High(trail) => (Sign, 2),
        _ when trail is >= 0x40 and <= 0x7E or >= 0x80 and <= 0xFE => (Rare, 2),
        _ when trail is >= 0x30 and <= 0x39 => (Rare, 4),
        _ => (Impossible, 1),
    };

    /// <summary>Big5: first level A4–C6, second level C9–F9.</summary>
    private static (double, int) Traditional(int lead, int trail) => lead switch
    {
        _ when trail is not (>= 0x40 and <= 0x7E or >= 0xA1 and <= 0xFE) => (Impossible, 1),
        >= 0xA4 and <= 0xC6 => (Common, 2),
        0xA1 => (Sign, 2),
        >= 0xC9 and <= 0xF9 => (Uncommon, 2),
        >= 0x81 and <= 0xFE => (-1, 2),
        _ => (Impossible, 1),
    };

    /// <summary>CP932: kana in rows 82–83, first level 88–97; single bytes A1–DF are half-width kana.</summary>
    private static (double, int) ShiftJis(int lead, int trail) => (lead, trail) switch
    {
        ( >= 0xA1 and <= 0xDF, _) => (-0.6, 1),
        (_, < 0x40 or 0x7F or > 0xFC) => (Impossible, 1),
        (0x82, >= 0x9F and <= 0xF1) or (0x83, <= 0x96) => (1, 2),
        (0x81 or 0x82, _) => (Sign, 2),
        ( >= 0x88 and <= 0x97, _) => (0.7, 2),
        ( >= 0x98 and <= 0x9F or >= 0xE0 and <= 0xEA, _) => (Uncommon, 2),
        ( >= 0x84 and <= 0xFC, _) => (-1, 2),
        _ => (Impossible, 1),
    };

    /// <summary>JIS X 0208 rows in EUC-JP: kana 4–5, first level 16–47, second level 48–84.</summary>
    private static (double, int) EucJapanese(int lead, int trail) => lead switch
    {
        0x8E when trail is >= 0xA1 and <= 0xDF => (Rare, 2),
        0x8F when High(trail) => (Rare, 3),
        _ when !High(trail) => (Impossible, 1),
        0xA4 or 0xA5 => (1, 2),
        >= 0xB0 and <= 0xCF => (0.7, 2),
        0xA1 or 0xA3 => (Sign, 2),
        >= 0xD0 and <= 0xF4 => (Uncommon, 2),
        >= 0xA1 and <= 0xFE => (-1, 2),
        _ => (Impossible, 1),
    };
}
