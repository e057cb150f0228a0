using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A date read from a sentence: a year, a month of a year, or a day.</summary>
/// <param name="At">Offset where it was found.</param>
/// <param name="Month">1–12, or 0 when only the year is known.</param>
/// <param name="Day">1–31, or 0 when the day is not known.</param>
internal sealed record FoundDate(int At, int Year, int Month, int Day)
{
    public DateOnly? AsDay => Day > 0 ? new DateOnly(Year, Month, Day) : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Year:D4}{(Month > 0 ? $"-{Month:D2}" : "")}{(Day > 0 ? $"-{Day:D2}" : "")}");
}

/// <summary>Reads the dates of a sentence, the incomplete ones relative to the day of publication.</summary>
internal static class VisitDates
{
    private const int MonthReach = 4;
    private const int RangeReach = 8;
    private const int YearReach = 14;

    private readonly record struct Number(int Start, int End, int Value);

    private enum Unit { None, Year, Month, Day }

    /// <param name="published">Day of publication; null = incomplete dates stay unread.</param>
    /// <param name="ahead">The sentence speaks of the future: a bare weekday or day is the next one.</param>
    public static List<FoundDate> Read(VisitSentence sentence, DateOnly? published, bool ahead)
    {
        List<FoundDate> found = [];
        List<Number> numbers = Numbers(sentence);
        Unit[] units = [.. numbers.Select(n => UnitOf(n, sentence))];
        SpreadDays(sentence, numbers, units);
        for (int i = 0; i < numbers.Count; i++)
        {
            if (units[i] == Unit.Day)
                AddDay(found, numbers, units, i, sentence, published, ahead);
        }

        AddYears(found, numbers, units, sentence, published);
        if (published is { } day)
            AddRelative(found, sentence, day, ahead);
        found.Sort((a, b) => a.At.CompareTo(b.At));
        return found;
    }

    /// <summary>The latest year a text names, or 0.</summary>
    public static int NewestYear(string text)
    {
        int newest = 0;
        for (int at = 0; at + 4 <= text.Length; at++)
        {
            if ((at == 0 || !char.IsDigit(text[at - 1])) && (at + 4 == text.Length || !char.IsDigit(text[at + 4]))
                && int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100)
                newest = Math.Max(newest, year);
        }

        return newest;
    }

    private static List<Number> Numbers(VisitSentence sentence)
    {
        List<Number> numbers = [];
        string text = sentence.FullText;
        for (int at = sentence.Start; at < sentence.End; at++)
        {
            int start = at, value = 0;
            while (at < sentence.End && char.IsDigit(text[at]) && at - start < 5)
                value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[at++]);
            if (at > start && at - start <= 4)
                numbers.Add(new Number(start, at, value));
        }

        return numbers;
    }

    private static Unit UnitOf(Number number, VisitSentence sentence)
    {
        CueHit? unit = sentence.Cues.FirstOrDefault(c =>
            c.Cue is VisitCue.YearWord or VisitCue.MonthWord or VisitCue.DayWord && c.Start >= number.End && c.Start <= number.End + 1);
        if (number.Value is >= 1900 and <= 2100)
            return Unit.Year;
        return unit?.Cue switch
        {
            VisitCue.MonthWord when number.Value is >= 1 and <= 12 => Unit.Month,
            VisitCue.DayWord when number.Value is >= 1 and <= 31 => Unit.Day,
            null when number.Value is >= 1 and <= 31 && NamedMonth(number, sentence) > 0 => Unit.Day,
            _ => Unit.None,
        };
    }

    /// <summary>A number joined to a day by a range word or mark is a day too: "20 to 23", "15, 16".</summary>
    private static void SpreadDays(VisitSentence sentence, List<Number> numbers, Unit[] units)
    {
        for (int i = 1; i < numbers.Count; i++)
        {
            bool oneIsDay = (units[i] == Unit.Day) != (units[i - 1] == Unit.Day);
            int other = units[i] == Unit.Day ? i - 1 : i;
            if (!oneIsDay || units[other] != Unit.None || numbers[other].Value is < 1 or > 31)
                continue;
            int from = numbers[i - 1].End, to = numbers[i].Start;
            bool joined = to - from <= RangeReach
                && (sentence.Cues.Any(c => c.Cue == VisitCue.Range && c.Start >= from && c.End <= to)
                    || sentence.Between(from, to).Trim() is "-" or "–" or "—" or "~" or "∼" or "、" or ",");
            if (joined)
                units[other] = Unit.Day;
        }
    }

    private static int NamedMonth(Number number, VisitSentence sentence) =>
        sentence.Cues.FirstOrDefault(c => c.Cue == VisitCue.Month
            && ((c.End <= number.Start && number.Start - c.End <= MonthReach) || (c.Start >= number.End && c.Start - number.End <= MonthReach)))?.Number ?? 0;

    private static void AddDay(
        List<FoundDate> found, List<Number> numbers, Unit[] units, int i, VisitSentence sentence, DateOnly? published, bool ahead)
    {
        Number number = numbers[i];
        int month = NamedMonth(number, sentence);
        for (int j = i - 1; month == 0 && j >= 0 && number.Start - numbers[j].End <= 3 * RangeReach; j--)
            month = units[j] == Unit.Month ? numbers[j].Value : 0;
        for (int j = i + 1; month == 0 && j < numbers.Count && numbers[j].Start - number.End <= RangeReach; j++)
            month = units[j] == Unit.Day ? NamedMonth(numbers[j], sentence) : 0;
        if (month == 0 && published is { } day)
            month = RelativeMonth(number, sentence, day);
        int year = NearYear(numbers, units, number);
        if (Complete(year, month, number.Value, published, ahead) is { } full)
            found.Add(new FoundDate(number.Start, full.Year, full.Month, full.Day));
    }

    private static int RelativeMonth(Number number, VisitSentence sentence, DateOnly day)
    {
        CueHit? cue = sentence.Cues.LastOrDefault(c => c.Cue is VisitCue.LastMonth or VisitCue.NextMonth or VisitCue.ThisMonth
            && c.End <= number.Start && number.Start - c.End <= RangeReach);
        return cue?.Cue switch
        {
            VisitCue.LastMonth => day.AddMonths(-1).Month,
            VisitCue.NextMonth => day.AddMonths(1).Month,
            VisitCue.ThisMonth => day.Month,
            _ => 0,
        };
    }

    private static int NearYear(List<Number> numbers, Unit[] units, Number number)
    {
        for (int j = 0; j < numbers.Count; j++)
        {
            int gap = numbers[j].Start > number.Start ? numbers[j].Start - number.End : number.Start - numbers[j].End;
            if (units[j] == Unit.Year && gap <= YearReach)
                return numbers[j].Value;
        }

        return 0;
    }

    /// <summary>The day nearest to publication that the known parts allow, or null.</summary>
    private static DateOnly? Complete(int year, int month, int day, DateOnly? published, bool ahead)
    {
        DateOnly? best = null;
        for (int shift = -12; shift <= 12; shift++)
        {
            DateOnly? at = year > 0 && month > 0 ? new DateOnly(year, month, 1) : published?.AddDays(1 - published.Value.Day).AddMonths(shift);
            if (at is not { } first || (month > 0 && first.Month != month) || (year > 0 && first.Year != year)
                || day > DateTime.DaysInMonth(first.Year, first.Month))
                continue;
            DateOnly candidate = first.AddDays(day - 1);
            if (best is null || Cost(candidate) < Cost(best.Value))
                best = candidate;
        }

        return best;

        int Cost(DateOnly d) => published is not { } p ? 0
            : month == 0 && (ahead ? d < p : d > p) ? 40 + Math.Abs(d.DayNumber - p.DayNumber)
            : Math.Abs(d.DayNumber - p.DayNumber);
    }

    private static void AddYears(List<FoundDate> found, List<Number> numbers, Unit[] units, VisitSentence sentence, DateOnly? published)
    {
        for (int i = 0; i < numbers.Count; i++)
        {
            if (units[i] != Unit.Year || found.Exists(f => f.Day > 0 && f.Year == numbers[i].Value && Math.Abs(f.At - numbers[i].Start) <= 3 * RangeReach))
                continue;
            int month = i + 1 < numbers.Count && units[i + 1] == Unit.Month && numbers[i + 1].Start - numbers[i].End <= RangeReach
                ? numbers[i + 1].Value
                : NamedMonth(numbers[i], sentence);
            found.Add(new FoundDate(numbers[i].Start, numbers[i].Value, month, 0));
        }

        CueHit? lastYear = sentence.Cues.FirstOrDefault(c => c.Cue == VisitCue.LastYear);
        if (lastYear is null || published is null)
            return;
        int next = numbers.FindIndex(n => n.Start >= lastYear.End && n.Start - lastYear.End <= RangeReach);
        int named = sentence.Cues.FirstOrDefault(c => c.Cue == VisitCue.Month && c.Start >= lastYear.Start - 20 && c.Start <= lastYear.End + RangeReach)?.Number ?? 0;
        found.Add(new FoundDate(lastYear.Start, published.Value.Year - 1, next >= 0 && units[next] == Unit.Month ? numbers[next].Value : named, 0));
    }

    private static void AddRelative(List<FoundDate> found, VisitSentence sentence, DateOnly published, bool ahead)
    {
        List<FoundDate> exact = [.. found];
        foreach (CueHit cue in sentence.Cues)
        {
            DateOnly? day = cue.Cue switch
            {
                VisitCue.Today => published,
                VisitCue.Yesterday => published.AddDays(-1),
                VisitCue.Tomorrow => published.AddDays(1),
                VisitCue.Weekday => OnWeekday(cue, sentence, published, ahead),
                _ => null,
            };
            if (day is { } d && !exact.Exists(f => f.Day > 0 && Math.Abs(f.At - cue.Start) <= YearReach))
                found.Add(new FoundDate(cue.Start, d.Year, d.Month, d.Day));
        }
    }

    private static DateOnly OnWeekday(CueHit cue, VisitSentence sentence, DateOnly published, bool ahead)
    {
        int today = ((int)published.DayOfWeek + 6) % 7;
        int back = (today - cue.Number + 7) % 7;
        if (sentence.Cues.Any(c => c.Cue == VisitCue.NextWeek && c.End <= cue.Start && cue.Start - c.End <= RangeReach))
            return published.AddDays(7 - today + cue.Number);
        return ahead && back > 0 ? published.AddDays(7 - back) : published.AddDays(-back);
    }
}
