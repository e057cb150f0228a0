namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>One date found on a page or said of it.</summary>
/// <param name="Trust">Which place it stood in.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Date">What it says, or null when it is not believed.</param>
/// <param name="Rejected">Why it is not believed, or null when it is.</param>
internal sealed record DateClaim(DateTrust Trust, string Written, PublishedDate? Date, DateRejection? Rejected)
{
    private const int LongestWritten = 100;
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(14);
    private static readonly TimeSpan Westernmost = TimeSpan.FromHours(12);

    /// <summary>The day when day and month are read the other way round, or null when there is only one reading.</summary>
    public DateOnly? Other { get; init; }

    /// <summary>The zone of its time was written beside it, not supposed.</summary>
    public bool StatesZone { get; init; }

    /// <summary>Whether both can be of the same moment: the same day, or an instant in UTC that is that day somewhere on earth.</summary>
    public bool Agrees(DateClaim other) =>
        Date is { } a && other.Date is { } b && (a.Day == b.Day || Covers(a, b.Day) || Covers(b, a.Day)
            || a.Precision == DatePrecision.Month && b.Day.Month == a.Day.Month && b.Day.Year == a.Day.Year
            || b.Precision == DatePrecision.Month && b.Day.Month == a.Day.Month && b.Day.Year == a.Day.Year);

    public DateEvidence AsEvidence(DateRejection why) =>
        new(Trust.Origin(), Written.Length > LongestWritten ? Written[..LongestWritten] : Written, Date?.Day, why);

    private static bool Covers(PublishedDate instant, DateOnly day) =>
        instant.Precision == DatePrecision.Minute && instant.At.Offset == TimeSpan.Zero && instant.At.TimeOfDay != TimeSpan.Zero
        && DateOnly.FromDateTime(instant.At.DateTime - Westernmost) <= day && DateOnly.FromDateTime(instant.At.DateTime + Easternmost) >= day;
}
