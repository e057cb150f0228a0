using System.Globalization;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Reads the filters that pages and API share from the query part of an address; what cannot be read is named, not guessed.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;
    private const int StandardTrendDays = 91;
    private readonly List<string> errors = [];

    /// <summary>One sentence per value that could not be read.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>The value as one line of visible characters, for it is shown again; null when it is absent or empty.</summary>
    public string? Word(string key) => OutsideText.Clean(query[key].ToString()) is { Length: > 0 } value ? value : null;

    /// <summary>An ISO day.</summary>
    public DateOnly? Day(string key)
    {
        if (Word(key) is not { } value)
            return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        errors.Add($"{key}: '{value}' is not a day; an example: 2026-01-31.");
        return null;
    }

    /// <summary>An ISO day of the years in which there can be something to show; days around it can be reckoned with.</summary>
    public DateOnly? DayToShow(string key) => Day(key) is { } day ? ToShow(key, day) : null;

    /// <summary>The first day of an ISO month; the years are those of <see cref="DayToShow"/>.</summary>
    public DateOnly? MonthToShow(string key)
    {
        if (Word(key) is not { } value)
            return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
            return ToShow(key, month);
        errors.Add($"{key}: '{value}' is not a month; an example: 2026-01.");
        return null;
    }

    private DateOnly? ToShow(string key, DateOnly day)
    {
        if (day.Year is >= FirstYear and <= LastYear)
            return day;
        errors.Add($"{key}: the year is not from {FirstYear} to {LastYear}.");
        return null;
    }

    /// <summary>A whole number within limits; the standard one when absent.</summary>
    public int Number(string key, int standard, int least, int most)
    {
        if (Word(key) is not { } value)
            return standard;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key}: '{value}' is not a number from {least} to {most}."));
        return standard;
    }

    /// <summary>The name of an enum value in any case; never its number.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Word(key) is not { } value)
            return null;
        foreach (T choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), value, StringComparison.OrdinalIgnoreCase))
                return choice;
        }

        errors.Add($"{key}: '{value}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return null;
    }

    /// <summary>true or false; false when absent.</summary>
    public bool Switch(string key)
    {
        if (Word(key) is not { } value || value is "true" or "false")
            return Word(key) == "true";
        errors.Add($"{key}: '{value}' is neither true nor false.");
        return false;
    }

    /// <summary>Adds a sentence about a value that cannot be read.</summary>
    public void Refuse(string error) => errors.Add(error);

    /// <summary>Names what none of the known parameters is: a filter that is misspelled must not be taken for none.</summary>
    public void RefuseOthers(IEnumerable<string> known)
    {
        string[] all = [.. known];
        foreach (string key in query.Keys.Where(k => !all.Contains(k, StringComparer.OrdinalIgnoreCase)))
            errors.Add($"'{OutsideText.Clean(key)}' is none of {string.Join(", ", all)}.");
    }

    /// <summary>Which part of a list: limit and offset.</summary>
    public (int Limit, int Offset) Page() =>
        (Number("limit", ApiParameter.StandardLimit, 1, ApiParameter.HighestLimit), Number("offset", 0, 0, int.MaxValue));

    /// <summary>A list of any unit; mentions when the address names none.</summary>
    public ListQuery List() => new(Choice<CountUnit>("unit") ?? CountUnit.Mention, Mentions(), Choice<TrendBy>("by") == TrendBy.Office) { With = Word("with") };

    /// <summary>Days, actor, source and all the others of the filter that lists and counts share.</summary>
    public MentionFilter Mentions()
    {
        (DateOnly? from, DateOnly? to) = Period();
        return Filter(from, to);
    }

    /// <summary>
    /// Without a first day in the address the last quarter of the period, from the beginning of a step on, so that no first step is low because half
    /// of it is cut off; with an empty one from the beginning.
    /// </summary>
    public TrendQuery Trend(DateOnly today)
    {
        (DateOnly? first, DateOnly? last) = Period();
        TrendPer per = Choice<TrendPer>("per") ?? TrendPer.Week;
        if (!query.ContainsKey("from"))
            first = TrendCalendar.FirstDay(DateOnly.FromDayNumber(Math.Max(0, (last ?? today).DayNumber - StandardTrendDays)), per);
        return new TrendQuery(Choice<TrendBy>("by") ?? TrendBy.Actor, per, Filter(first, last));
    }

    private MentionFilter Filter(DateOnly? from, DateOnly? to) => new(
        from, to, Word("actor"), Word("source"), Word("language"), Choice<Salience>("salience"), Word("text"),
        Word("country"), Word("office"), Word("side"), Word("topic"), Switch("stories"));

    /// <summary>First and last day.</summary>
    public (DateOnly? From, DateOnly? To) Period()
    {
        (DateOnly? from, DateOnly? to) = (Day("from"), Day("to"));
        if (from > to)
            errors.Add("from: is after to, so the list is empty.");
        return (from, to);
    }
}
