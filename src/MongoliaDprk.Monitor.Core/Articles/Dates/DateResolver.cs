namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Decides between the claims of a page by <see cref="DateTrust"/> and agreement.</summary>
/// <param name="claims">All of them, the most trusted first.</param>
/// <param name="kind">What the page says that it is.</param>
/// <param name="knowsZone">The outlet's zone is known, so that days are already its own.</param>
/// <param name="guessedZone">The zone it is likely to be in, or null.</param>
internal sealed class DateResolver(IReadOnlyList<DateClaim> claims, PageKind kind, bool knowsZone, TimeZoneInfo? guessedZone)
{
    /// <summary>More rejected evidence than this tells nobody anything.</summary>
    private const int MostRejected = 20;

    /// <summary>Offsets of zones are whole multiples of this many minutes.</summary>
    private const int ZoneMinutes = 15;

    private readonly IReadOnlyList<DateClaim> believed = [.. claims.Where(claim => claim.Date is not null)];

    /// <summary>Nothing says that it is an article, and something that it is a page: its kind, or linked data that dates the page.</summary>
    private readonly bool isPage = (kind == PageKind.Static || claims.Any(claim => claim.Trust == DateTrust.LinkedPage))
        && !claims.Any(claim => claim.Trust is DateTrust.LinkedArticle or DateTrust.PublishedMeta);

    public DateResolution Resolve()
    {
        IReadOnlyList<DateClaim> publications = [.. believed.Where(claim => !claim.Trust.IsChange() && claim.Trust != DateTrust.AddressMonth && !IsOfPage(claim))];
        DateClaim? first = publications.Count > 0 ? publications[0] : null;
        DateClaim? best = first is null ? Fallback() : OneReading(Outvoting(first, publications) ?? Shown(first, publications) ?? first);
        if (best is null)
            return new DateResolution(null, null, Rejected(null, first));
        PublishedDate published = Refined(best);
        PublishedDate? modified = best.Trust.IsChange() ? null : believed.FirstOrDefault(claim => claim.Trust.IsChange() && IsLater(claim.Date!, published))?.Date;
        return new DateResolution(published, modified, Rejected(best, first));
    }

    /// <summary>
    /// Markup of a page that is no article says when the page was set up: that counts only where another place names the day too. Of what
    /// readers see there only a date beside the title counts.
    /// </summary>
    private bool IsOfPage(DateClaim claim) => claim.Trust.Kin() switch
    {
        DateKin.Markup when isPage || kind == PageKind.Thing => !IsSupported(claim, believed),
        DateKin.Reader when isPage || kind == PageKind.Thing => claim.Trust is not (DateTrust.Selected or DateTrust.PrintedByTitle or DateTrust.DatedHead or DateTrust.SeenTime),
        _ => false,
    };

    /// <summary>
    /// A change that readers see, or a feed tells, stands for the publication when nothing else is dated. One that only the page's markup
    /// tells does not: nine of eleven such pages are undated, and saved again for other reasons.
    /// </summary>
    private DateClaim? Fallback() =>
        believed.FirstOrDefault(claim => claim.Trust.IsChange() && claim.Trust.Kin() != DateKin.Markup && (claim.Trust == DateTrust.PrintedChange || !isPage && kind != PageKind.Thing))
            ?? believed.FirstOrDefault(claim => claim.Trust == DateTrust.AddressMonth);

    /// <summary>Two independent places that agree beat one that is trusted more and stands alone.</summary>
    private DateClaim? Outvoting(DateClaim first, IReadOnlyList<DateClaim> publications) =>
        first.Trust == DateTrust.Selected || believed.Any(claim => claim.Trust == DateTrust.AddressMonth && claim.Agrees(first)) || IsSupported(first, publications) ? null
        : publications.FirstOrDefault(claim => !claim.Agrees(first) && !IsNextTo(first.Date!, claim.Date!) && claim.Trust.Kin() != first.Trust.Kin() && IsSupported(claim, publications));

    /// <summary>
    /// The one day that the outlet shows its readers beside the title beats markup that it does not show (of pages where they differ it is
    /// the right one on two in three), even when the markup calls that day a change: who means one says so in print. Not so the next day
    /// or the day before: papers print the day of the issue, markup the moment.
    /// </summary>
    private DateClaim? Shown(DateClaim first, IReadOnlyList<DateClaim> publications)
    {
        if (first.Trust.Kin() != DateKin.Markup || believed.Any(claim => claim.Trust.Kin() != DateKin.Markup && !claim.Trust.IsChange() && claim.Agrees(first)))
            return null;
        DateClaim[] shown = [.. publications.Where(claim => claim.Trust == DateTrust.PrintedByTitle)];
        bool isOneDay = shown.Length > 0 && shown.All(claim => claim.Date!.Day == shown[0].Date!.Day);
        return isOneDay && !IsNextTo(first.Date!, shown[0].Date!) ? shown[0] : null;
    }

    private static bool IsNextTo(PublishedDate moment, PublishedDate day) =>
        Math.Abs(moment.Day.DayNumber - day.Day.DayNumber) <= (moment.Precision == DatePrecision.Minute ? 1 : 0);

    /// <summary>03/04 may be March or April: what any other place says decides.</summary>
    private DateClaim OneReading(DateClaim best)
    {
        if (best.Other is not { } other || best.Date is not { } date || believed.Any(claim => claim != best && claim.Other is null && claim.Agrees(best))
            || !believed.Any(claim => claim.Other is null && claim.Date!.Day == other))
            return best;
        return best with { Date = date with { At = date.At.AddDays(other.DayNumber - date.Day.DayNumber) } };
    }

    private static bool IsSupported(DateClaim claim, IEnumerable<DateClaim> all) => all.Any(other => other.Trust.Kin() != claim.Trust.Kin() && other.Agrees(claim));

    private static bool IsLater(PublishedDate change, PublishedDate published) =>
        change.Precision == DatePrecision.Minute && published.Precision == DatePrecision.Minute ? change.At > published.At : change.Day > published.Day;

    /// <summary>When the day is known without its time, the time comes from the next claim of the publication that names the day.</summary>
    private PublishedDate Refined(DateClaim best)
    {
        PublishedDate date = best.Date!;
        if (!date.HasClock)
            return believed.FirstOrDefault(claim => !claim.Trust.IsChange() && claim.Date!.HasClock && claim.Date.Day == date.Day) is { } timed ? Stated(timed) : date;
        date = Stated(best);
        return knowsZone || date.At.Offset != TimeSpan.Zero ? date : AtTheOutlet(date);
    }

    /// <summary>
    /// The same minute of another hour with its zone beside it tells the zone of a time that states none: the local time stays, the
    /// instant becomes the stated one.
    /// </summary>
    private PublishedDate Stated(DateClaim local)
    {
        PublishedDate date = local.Date!;
        if (local.StatesZone || knowsZone)
            return date;
        foreach (DateClaim claim in believed.Where(claim => claim.StatesZone && !claim.Trust.IsChange()))
        {
            double quarters = Math.Round((date.At.DateTime - claim.Date!.At.UtcDateTime).TotalMinutes / ZoneMinutes);
            DateTime instant = date.At.DateTime - TimeSpan.FromMinutes(quarters * ZoneMinutes);
            if (quarters * ZoneMinutes is >= -12 * 60 and <= 14 * 60 && (instant - claim.Date.At.UtcDateTime).Duration() < TimeSpan.FromMinutes(1))
                return date with { At = new DateTimeOffset(date.At.DateTime, TimeSpan.FromMinutes(quarters * ZoneMinutes)) };
        }

        return date;
    }

    /// <summary>
    /// Many outlets state the instant in UTC. The zone guessed from host or language gives the day, unless the address or the reader's text
    /// names another one: then the offset becomes the smallest in whole hours that makes both true. The instant stays.
    /// </summary>
    private PublishedDate AtTheOutlet(PublishedDate date)
    {
        PublishedDate guessed = guessedZone is null ? date : date with { At = TimeZoneInfo.ConvertTime(date.At, guessedZone) };
        DateClaim? local = believed.FirstOrDefault(claim => claim.Trust is DateTrust.AddressDay or DateTrust.PrintedByTitle or DateTrust.PrintedByBody);
        if (local is null || local.Date!.Day == guessed.Day)
            return guessed;
        double hours = (local.Date.Day.DayNumber - date.Day.DayNumber) switch
        {
            -1 => -Math.Floor(date.At.TimeOfDay.TotalHours) - 1,
            1 => Math.Ceiling(24 - date.At.TimeOfDay.TotalHours),
            0 => 0,
            _ => double.NaN,
        };
        return hours is >= -10 and <= 14 ? date with { At = date.At.ToOffset(TimeSpan.FromHours(hours)) } : guessed;
    }

    private IReadOnlyList<DateEvidence> Rejected(DateClaim? best, DateClaim? first)
    {
        IEnumerable<DateClaim> others = claims.Where(claim => claim.Rejected is not null || best is null || claim != best && !claim.Agrees(best));
        return [.. others.Select(claim => claim.AsEvidence(Why(claim, first))).DistinctBy(evidence => (evidence.From, evidence.Written)).Take(MostRejected)];
    }

    private DateRejection Why(DateClaim claim, DateClaim? first) =>
        claim.Rejected ?? (claim.Trust.IsChange() ? DateRejection.OfChange : IsOfPage(claim) ? DateRejection.OfPage
            : claim == first ? DateRejection.Outvoted : DateRejection.Contradicted);
}
