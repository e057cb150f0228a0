namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>
/// What the history of one series lets expect: a rate for each day of the week and for each day of the calendar, and how much its weeks
/// vary beyond chance. What is known from few counts is expected less exactly; nothing is smoothed away.
/// </summary>
internal sealed class SeriesModel
{
    /// <summary>Days of the week differ from each other as far as so many days of each say so.</summary>
    private const double WeekdayDays = 26;

    /// <summary>The same for days of the calendar: one anniversary already says much.</summary>
    private const double CalendarDays = 2;

    /// <summary>How much a series' own weeks count against <see cref="Bursts.Typical"/>, in squares of expected weekly counts.</summary>
    private const double TypicalWeight = 2;

    private readonly DailyCounts series;
    private readonly ExpectedDays expected;
    private readonly Part[] weekdays = new Part[7];
    private readonly Part[] calendar;
    private readonly int from, to;
    private double unit;

    /// <param name="from">First day of the history.</param>
    /// <param name="to">Last one.</param>
    public SeriesModel(DailyCounts series, ExpectedDays expected, DateOnly from, DateOnly to)
    {
        this.series = series;
        this.expected = expected;
        this.from = Math.Max(0, series.Index(from));
        this.to = Math.Min(series.Length - 1, series.Index(to));
        calendar = new Part[expected.Days.Count];
        AddUp();
        Bursts = OwnBursts();
    }

    /// <summary>Days of the history that were collected.</summary>
    public int Days { get; private set; }

    /// <summary>How its weeks vary.</summary>
    public Bursts Bursts { get; }

    private Part All { get; set; }

    /// <summary>What to expect in a window.</summary>
    /// <returns>Null = days of it are days of the calendar of which no other year is known: nothing can be said.</returns>
    public Expectation? Expect(DateOnly first, DateOnly last, double typicalBursts)
    {
        double ordinary = 0, mean = 0, uncertain = 0;
        Dictionary<int, double> onCalendar = [];
        for (int day = Math.Max(0, series.Index(first)); day <= Math.Min(series.Length - 1, series.Index(last)); day++)
        {
            int zone = ZoneOf(day);
            if (zone == ExpectedDays.Ordinary)
                ordinary += Rate(day) * series.Exposures[day];
            else if (series.Exposures[day] > 0 && calendar[zone].Exposure == 0)
                return null;
            else
                onCalendar[zone] = onCalendar.GetValueOrDefault(zone) + CalendarRate(zone) * series.Exposures[day];
        }

        double bursts = Bursts.With(typicalBursts, TypicalWeight);
        Add(ordinary, All.Count + 1.0);
        foreach ((int zone, double part) in onCalendar)
            Add(part, calendar[zone].Count + CalendarDays * unit * OrdinaryRate + 0.5);
        return mean <= 0 ? null : new Expectation(mean, 1 / (bursts + uncertain / (mean * mean)), [.. onCalendar.Keys.Order().Select(z => expected.Days[z])]);

        void Add(double part, double known)
        {
            mean += part;
            uncertain += part * part * (1 + bursts * mean) / known;
        }
    }

    /// <summary>One count more than there was: by this the mean and size of the negative binomial give the exact test against the history.</summary>
    private double OrdinaryRate => (All.Count + 1.0) / Math.Max(All.Exposure, unit);

    private double Rate(int day)
    {
        Part weekday = weekdays[(int)series.First.AddDays(day).DayOfWeek];
        return (weekday.Count + (weekday.Exposure / Math.Max(All.Exposure, unit)) + WeekdayDays * unit * OrdinaryRate) / (weekday.Exposure + WeekdayDays * unit);
    }

    /// <summary>Never less than that of an ordinary day: a greeting that does not come is no reason to wonder at news.</summary>
    private double CalendarRate(int zone) => Math.Max(
        OrdinaryRate, (calendar[zone].Count + CalendarDays * unit * OrdinaryRate) / (calendar[zone].Exposure + CalendarDays * unit));

    private int ZoneOf(int day) => expected.Of(series.First.AddDays(day));

    private void AddUp()
    {
        double exposure = 0;
        for (int day = from; day <= to; day++)
        {
            if (series.Exposures[day] <= 0)
                continue;
            Days++;
            exposure += series.Exposures[day];
            int zone = ZoneOf(day);
            ref Part part = ref zone == ExpectedDays.Ordinary ? ref weekdays[(int)series.First.AddDays(day).DayOfWeek] : ref calendar[zone];
            part = new Part(part.Count + series.Counts[day], part.Exposure + series.Exposures[day]);
        }

        All = weekdays.Aggregate((a, b) => new Part(a.Count + b.Count, a.Exposure + b.Exposure));
        unit = Days == 0 ? 1 : exposure / Days;
    }

    /// <summary>Compares each week, counted back from the end of the history, with what the rates let expect of it.</summary>
    private Bursts OwnBursts()
    {
        double excess = 0, squares = 0, quiet = 0, shown = 0, mean = 0;
        double[] rates = [.. Enumerable.Range(0, 7).Select(i => Rate(from + i))];
        int count = 0;
        for (int day = to, i = 1; day >= from; day--, i++)
        {
            int zone = series.Exposures[day] > 0 ? ZoneOf(day) : ExpectedDays.Ordinary;
            mean += series.Exposures[day] * (zone == ExpectedDays.Ordinary ? rates[(day - from) % 7] : CalendarRate(zone));
            count += series.Counts[day];
            if (i % 7 != 0)
                continue;
            double own = (count - mean) * (count - mean) - mean;
            excess += own;
            squares += mean * mean;
            quiet += mean + 2 * mean * mean;
            shown += own * own;
            (mean, count) = (0, 0);
        }

        return new Bursts(excess, squares, Math.Max(quiet, shown));
    }

    /// <summary>What was counted on the days of one kind.</summary>
    private readonly record struct Part(int Count, double Exposure);
}

/// <summary>What may be expected of a window.</summary>
/// <param name="Mean">Expected count, more than 0.</param>
/// <param name="Size">Of the negative binomial distribution around it.</param>
/// <param name="Calendar">Days of the calendar that lie in it.</param>
internal sealed record Expectation(double Mean, double Size, IReadOnlyList<Watchlists.CalendarDay> Calendar);
