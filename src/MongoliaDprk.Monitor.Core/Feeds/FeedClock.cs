namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Time of day and zone of a date text.</summary>
/// <param name="Time">Null when the text has none, or an impossible one.</param>
/// <param name="OffsetMinutes">Minutes east of Greenwich, or null when no zone is stated.</param>
internal readonly record struct FeedClock(TimeSpan? Time, int? OffsetMinutes)
{
    private const int LargestOffset = 14 * 60;

    /// <summary>Reads time and zone and takes their tokens out of the list.</summary>
    public static FeedClock Take(List<FeedDateToken> tokens)
    {
        TimeSpan? time = TakeTime(tokens, out int after);
        int? offset = TakeOffset(tokens, after);
        int? zone = TakeZone(tokens, after);
        return new FeedClock(time, offset ?? zone);
    }

    private static TimeSpan? TakeTime(List<FeedDateToken> tokens, out int after)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            int end = i;
            Span<int> parts = stackalloc int[3];
            if (!tokens[i].IsNumber || !(ReadColons(tokens, ref end, parts) || ReadUnits(tokens, ref end, parts) || ReadCompact(tokens, ref end, parts) || ReadHour(tokens, ref end, parts)))
                continue;
            int start = i > 0 && tokens[i - 1].Text == "t" ? i - 1 : i;
            TimeSpan? time = OfDay(parts, TakeHalf(tokens, ref start, ref end));
            tokens.RemoveRange(start, end - start);
            after = start;
            return time;
        }

        after = -1;
        return null;
    }

    /// <summary>13:05, 13:05:30, 13:05:30.123</summary>
    private static bool ReadColons(List<FeedDateToken> tokens, ref int at, Span<int> parts)
    {
        if (!(at + 2 < tokens.Count && tokens[at + 1].Is(':') && tokens[at + 2].IsNumber))
            return false;
        (parts[0], parts[1]) = (tokens[at].Value, tokens[at + 2].Value);
        at += 3;
        if (at + 1 < tokens.Count && tokens[at].Is(':') && tokens[at + 1].IsNumber)
        {
            parts[2] = tokens[at + 1].Value;
            at += 2;
            SkipFraction(tokens, ref at);
        }

        return true;
    }

    private static void SkipFraction(List<FeedDateToken> tokens, ref int at)
    {
        if (at + 1 < tokens.Count && (tokens[at].Is('.') || tokens[at].Is(',') || tokens[at].Is(':')) && tokens[at + 1] is { IsNumber: true, Glued: true } && tokens[at].Glued)
            at += 2;
    }

    /// <summary>13时05分30秒, 13시 05분, 13h05</summary>
    private static bool ReadUnits(List<FeedDateToken> tokens, ref int at, Span<int> parts)
    {
        int i = at, found = 0;
        foreach (char unit in "hns")
        {
            if (i + 1 < tokens.Count && tokens[i].IsNumber && FeedDateWords.Unit(tokens[i + 1].Text) == unit)
            {
                parts[found++] = tokens[i].Value;
                i += 2;
            }
            else if (unit == 'n' && found == 1 && i < tokens.Count && tokens[i] is { IsNumber: true, Glued: true })
            {
                parts[found++] = tokens[i++].Value;
            }
            else
            {
                break;
            }
        }

        at = found > 0 ? i : at;
        return found > 0;
    }

    /// <summary>T130530, T1305, T13</summary>
    private static bool ReadCompact(List<FeedDateToken> tokens, ref int at, Span<int> parts)
    {
        FeedDateToken number = tokens[at];
        if (at == 0 || tokens[at - 1].Text != "t" || number.Text.Length is not (2 or 4 or 6))
            return false;
        int seconds = number.Text.Length switch { 6 => number.Value, 4 => number.Value * 100, _ => number.Value * 10000 };
        (parts[0], parts[1], parts[2]) = (seconds / 10000, seconds / 100 % 100, seconds % 100);
        at++;
        SkipFraction(tokens, ref at);
        return true;
    }

    /// <summary>9 am</summary>
    private static bool ReadHour(List<FeedDateToken> tokens, ref int at, Span<int> parts)
    {
        if (!(at + 1 < tokens.Count && tokens[at].Value <= 12 && tokens[at + 1].IsWord && tokens[at + 1].Text[0] < 0x80 && FeedDateWords.HalfOfDay(tokens[at + 1].Text) is not null))
            return false;
        parts[0] = tokens[at++].Value;
        return true;
    }

    /// <summary>The word for morning or afternoon: after the time, in East Asian and Greek texts also before it.</summary>
    private static int? TakeHalf(List<FeedDateToken> tokens, ref int start, ref int end)
    {
        if (end < tokens.Count && tokens[end].IsWord && FeedDateWords.HalfOfDay(tokens[end].Text) is { } behind)
        {
            end++;
            return behind;
        }

        if (start > 0 && tokens[start - 1].IsWord && tokens[start - 1].Text[0] >= 0x80 && FeedDateWords.HalfOfDay(tokens[start - 1].Text) is { } before)
        {
            start--;
            return before;
        }

        return null;
    }

    private static TimeSpan? OfDay(ReadOnlySpan<int> parts, int? half)
    {
        int hour = half is { } shift && parts[0] is >= 1 and <= 12 ? parts[0] % 12 + shift : parts[0];
        return hour <= 24 && parts[1] < 60 && parts[2] <= 60 && (hour < 24 || parts[1] == 0)
            ? new TimeSpan(hour, parts[1], Math.Min(parts[2], 59)) : null;
    }

    /// <summary>+0800, +08:00, +8, also behind GMT; where there is no time, only set apart by a blank at the end.</summary>
    private static int? TakeOffset(List<FeedDateToken> tokens, int after)
    {
        for (int i = Math.Max(0, after); i + 1 < tokens.Count; i++)
        {
            bool apart = !tokens[i].Glued || i == after || (i > 0 && tokens[i - 1].IsWord);
            if (!(tokens[i].Is('+') || tokens[i].Is('-')) || !apart || tokens[i + 1] is not { IsNumber: true, Glued: true } number)
                continue;
            if (after < 0 && (number.Text.Length != 4 || tokens[i].Glued))
                continue;
            bool colon = i + 3 < tokens.Count && tokens[i + 2].Is(':') && tokens[i + 3].IsNumber;
            int minutes = colon ? number.Value * 60 + tokens[i + 3].Value : number.Text.Length <= 2 ? number.Value * 60 : number.Value / 100 * 60 + number.Value % 100;
            int sign = tokens[i].Is('-') ? -1 : 1;
            tokens.RemoveRange(i, colon ? 4 : 2);
            return minutes <= LargestOffset ? sign * minutes : null;
        }

        return null;
    }

    private static int? TakeZone(List<FeedDateToken> tokens, int after)
    {
        for (int i = after >= 0 ? after : tokens.Count - 1; i >= 0 && i < tokens.Count; i++)
        {
            if (tokens[i].IsWord && FeedDateWords.Zone(tokens[i].Text) is { } minutes && FeedDateWords.Month(tokens[i].Text) == 0)
            {
                tokens.RemoveAt(i);
                return minutes;
            }
        }

        return null;
    }
}
