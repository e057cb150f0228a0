using System.Numerics;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>Since when and until when a key was named, and its longest silence between.</summary>
/// <param name="First">Day of the first counted article.</param>
/// <param name="Last">Day of the last one.</param>
/// <param name="Days">Days with at least one.</param>
/// <param name="Longest">The longest silence between two of these days, the earlier one of equals; null = fewer than two days, or no gap.</param>
public sealed record Presence(string Key, DateOnly First, DateOnly Last, int Days, Silence? Longest)
{
    /// <summary>How many articles there were; 0 = nobody counted them.</summary>
    public int Articles { get; init; }

    /// <summary>What the days with an article say.</summary>
    /// <param name="days">At least one, in any order.</param>
    public static Presence Of(string key, IEnumerable<DateOnly> days)
    {
        DateOnly[] sorted = [.. days];
        Array.Sort(sorted);
        int different = 1;
        Silence? longest = null;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
                different++;
            if (sorted[i].DayNumber - sorted[i - 1].DayNumber - 1 is > 0 and var gap && gap > (longest?.Days ?? 0))
                longest = new Silence(sorted[i - 1].AddDays(1), sorted[i].AddDays(-1));
        }

        return new Presence(key, sorted[0], sorted[^1], different, longest);
    }

    /// <summary>What months say, each a first day and the days with an article as bits, bit 0 for the first: run by run, as most months of a common key are one.</summary>
    /// <param name="months">At least one, each with a bit at least, in any order.</param>
    public static Presence OfMonths(string key, IEnumerable<(DateOnly Month, int Days)> months)
    {
        (int first, int last, int days, int silent, int longest) = (-1, -1, 0, 0, 0);
        foreach ((DateOnly month, int bits) in months.OrderBy(m => m.Month))
        {
            days += BitOperations.PopCount((uint)bits);
            for (uint rest = (uint)bits; rest != 0;)
            {
                int offset = BitOperations.TrailingZeroCount(rest), run = BitOperations.TrailingZeroCount(~(rest >> offset)), day = month.DayNumber + offset;
                if (last >= 0 && day - last - 1 > longest)
                    (silent, longest) = (last + 1, day - last - 1);
                first = first < 0 ? day : first;
                last = day + run - 1;
                rest &= ~(((1u << run) - 1) << offset);
            }
        }

        Silence? silence = longest == 0 ? null : new Silence(DateOnly.FromDayNumber(silent), DateOnly.FromDayNumber(silent + longest - 1));
        return new Presence(key, DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last), days, silence);
    }

    /// <summary>The silence from the last article until a day, that day included; null = there is none.</summary>
    public Silence? Until(DateOnly day) => day > Last ? new Silence(Last.AddDays(1), day) : null;
}

/// <summary>Days in a row without an article for a key.</summary>
/// <param name="From">First silent day.</param>
/// <param name="To">Last silent day.</param>
public sealed record Silence(DateOnly From, DateOnly To)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
