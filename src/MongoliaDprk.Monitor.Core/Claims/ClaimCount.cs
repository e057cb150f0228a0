namespace MongoliaDprk.Monitor.Core.Claims;

/// <summary>What was counted in some days, and how much of these days could be.</summary>
/// <param name="Count">As many as the list of evidence has.</param>
/// <param name="First">Day of the first one; null = none.</param>
/// <param name="Covered">Days of which it is known what there was: collected, or covered by the known visits.</param>
public sealed record ClaimCount(ClaimDays Days, int Count, DateOnly? First, int Covered)
{
    /// <summary>Part of the days, 0 to 1, from which on they count as known: a day on which no outlet published is no gap.</summary>
    private const double Enough = 0.9;

    /// <summary>A number that is not higher may be called final.</summary>
    public bool IsCovered => Covered >= Enough * Days.Length;
}

/// <summary>Whether a claim holds.</summary>
public enum ClaimVerdict
{
    True,
    False,

    /// <summary>Too little was collected in the days it speaks of.</summary>
    CannotSay,
}

/// <summary>What a test of a claim showed.</summary>
/// <param name="Found">What its window has.</param>
/// <param name="Other">What it was compared with; null = nothing.</param>
/// <param name="Why">The reason, with the numbers, for readers.</param>
public sealed record ClaimJudgement(ClaimVerdict Verdict, ClaimCount Found, ClaimCount? Other, string Why);
