using System.Text.Json;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Core.Claims;

/// <summary>What a claim says of the things it counts.</summary>
public enum ClaimSays
{
    /// <summary>There are at least or at most so many in the window.</summary>
    Count,

    /// <summary>There is none in the window.</summary>
    None,

    /// <summary>There is one in the window, and there was none in a longer time before it.</summary>
    First,

    /// <summary>There are more in the window than in another one.</summary>
    More,
}

/// <summary>What a claim counts.</summary>
public enum ClaimUnit { Visits, Articles, Headlines, Mentions, Hits }

/// <summary>What a window is compared with.</summary>
public enum ClaimThan
{
    /// <summary>The window of the same length just before it.</summary>
    Before,

    /// <summary>The same days a year earlier.</summary>
    YearAgo,
}

/// <summary>An analyst's sentence, saved as something that can be counted again every night.</summary>
/// <param name="Sentence">As analysts say it; readers see this.</param>
/// <param name="Texts">Which mentions, for all units but visits; its days are not used.</param>
/// <param name="Visits">Which visits.</param>
/// <param name="Window">Null when <paramref name="Since"/> is given: the time that ends today.</param>
/// <param name="Since">First day of the window; null when <paramref name="Window"/> is given.</param>
/// <param name="AtLeast">With <see cref="ClaimSays.Count"/>; null = no lower limit.</param>
/// <param name="AtMost">With <see cref="ClaimSays.Count"/>; null = no upper limit.</param>
/// <param name="InYears">With <see cref="ClaimSays.First"/>: years before the first one of the window in which there was none.</param>
/// <param name="Than">With <see cref="ClaimSays.More"/>.</param>
/// <param name="Times">With <see cref="ClaimSays.More"/>: more than so many times as many.</param>
/// <param name="KnownVisits">Visits that the watchlist knows count, too, and for the time that they cover no article need have been collected; false = only what the monitor found itself.</param>
public sealed record Claim(
    string Id, string Sentence, ClaimSays Says, ClaimUnit What, MentionFilter Texts, ClaimVisits Visits, ClaimSpan? Window, DateOnly? Since,
    int? AtLeast, int? AtMost, int InYears, ClaimThan Than, int Times, bool KnownVisits, string? Note)
{
    /// <summary>What it says, as text: where this changes, it is another claim and its history begins anew.</summary>
    public string Definition() => JsonSerializer.Serialize(this with { Sentence = "", Note = null });

    /// <summary>The days that it speaks of.</summary>
    public ClaimDays Days(DateOnly today) => new(Since ?? Window!.Before(today), today);

    /// <summary>The days it compares them with; null = none.</summary>
    /// <param name="first">Day of the first thing counted in <see cref="Days"/>; null = there is none.</param>
    public ClaimDays? OtherDays(DateOnly today, DateOnly? first)
    {
        ClaimDays days = Days(today);
        return Says switch
        {
            ClaimSays.First when first is { } day => new ClaimDays(day.AddYears(-InYears), day.AddDays(-1)),
            ClaimSays.More when Than == ClaimThan.YearAgo => new ClaimDays(days.From.AddYears(-1), days.To.AddYears(-1)),
            ClaimSays.More => new ClaimDays(days.From.AddDays(-days.Length), days.From.AddDays(-1)),
            _ => null,
        };
    }
}

/// <summary>Which visits a claim counts; null = all.</summary>
/// <param name="From">Country the travellers come from.</param>
/// <param name="To">Country visited.</param>
/// <param name="Actor">An actor among the visitors.</param>
/// <param name="Office">An office that one of the visitors held on the visit's first day.</param>
public sealed record ClaimVisits(string? From = null, string? To = null, string? Actor = null, string? Office = null);

/// <summary>Days from the first to the last, both included.</summary>
public sealed record ClaimDays(DateOnly From, DateOnly To)
{
    public int Length => To.DayNumber - From.DayNumber + 1;

    public bool Has(DateOnly day) => day >= From && day <= To;
}
