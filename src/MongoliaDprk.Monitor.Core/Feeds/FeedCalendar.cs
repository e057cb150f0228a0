namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Finds the day in the tokens of a date text from which time and zone have been taken.</summary>
internal static class FeedCalendar
{
    public static DateTime? Day(List<FeedDateToken> tokens)
    {
        int year = 0, month = 0, day = 0, named = 0;
        List<FeedDateToken> free = [];
        char separator = ' ';
        for (int i = 0; i < tokens.Count; i++)
        {
            FeedDateToken token = tokens[i];
            if (token.IsWord && named == 0)
                named = FeedDateWords.Month(token.Text);
            if (!token.IsNumber)
                continue;
            switch (i + 1 < tokens.Count ? FeedDateWords.Unit(tokens[i + 1].Text) : ' ')
            {
                case 'y':
                    year = FeedDate.FullYear(token.Value, token.Text.Length);
                    break;
                case 'm':
                    month = token.Value;
                    break;
                case 'd':
                    day = token.Value;
                    break;
                default:
                    if (free.Count > 0 && tokens[i - 1] is { IsNumber: false, IsWord: false } sign)
                        separator = sign.Text[0];
                    free.Add(token);
                    break;
            }
        }

        month = month == 0 ? named : month;
        return month > 0 ? WithMonth(year, month, day, free) : Numbers(free, separator, tokens);
    }

    /// <summary>The month is known: of the other numbers the long or large one is the year.</summary>
    private static DateTime? WithMonth(int year, int month, int day, List<FeedDateToken> free)
    {
        foreach (FeedDateToken number in free)
        {
            bool isYear = number.Text.Length == 4 || number.Value > 31 || day > 0;
            if (isYear && year == 0)
                year = FeedDate.FullYear(number.Value, number.Text.Length);
            else if (!isYear)
                day = number.Value;
        }

        return year == 0 ? null : FeedDate.Day(year, month, day == 0 ? 1 : day);
    }

    private static DateTime? Numbers(List<FeedDateToken> free, char separator, List<FeedDateToken> tokens) => free switch
    {
        [{ Text.Length: 8 } packed, ..] => FeedDate.Day(packed.Value / 10000, packed.Value / 100 % 100, packed.Value % 100),
        [{ Text.Length: 4 } year, { Text.Length: 3 } number] => FeedDate.DayOfYear(year.Value, number.Value),
        [{ Text.Length: 4 } year, var month] => FeedDate.Day(year.Value, month.Value, 1),
        [var month, { Text.Length: 4 } year] => FeedDate.Day(year.Value, month.Value, 1),
        [{ Text.Length: 4 } year] => FeedDate.Day(year.Value, 1, 1),
        [{ Text.Length: 4 } year, var a, var b, ..] => FeedDate.Day(year.Value, a.Value, b.Value) ?? FeedDate.Day(year.Value, b.Value, a.Value),
        [var a, var b, var c, ..] => Ordered(a, b, c, separator, tokens),
        _ => null,
    };

    /// <summary>Three numbers that do not begin with the year: the order follows from sizes, the weekday, then the separator.</summary>
    private static DateTime? Ordered(FeedDateToken a, FeedDateToken b, FeedDateToken c, char separator, List<FeedDateToken> tokens)
    {
        int year = FeedDate.FullYear(c.Value, c.Text.Length);
        if (c.Text.Length <= 2 && separator == '-' && FeedDate.Day(FeedDate.FullYear(a.Value, 2), b.Value, c.Value) is { } yearFirst)
            return yearFirst;
        DateTime? dayFirst = FeedDate.Day(year, b.Value, a.Value), monthFirst = FeedDate.Day(year, a.Value, b.Value);
        if (dayFirst is null || monthFirst is null)
            return dayFirst ?? monthFirst;
        foreach (FeedDateToken word in tokens)
        {
            if (word.IsWord && word.Text.Length >= 3 && IsWeekday(word.Text, dayFirst.Value) != IsWeekday(word.Text, monthFirst.Value))
                return IsWeekday(word.Text, dayFirst.Value) ? dayFirst : monthFirst;
        }

        return separator == '/' ? monthFirst : dayFirst;
    }

    private static bool IsWeekday(string word, DateTime day) =>
        day.DayOfWeek.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
