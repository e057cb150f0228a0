using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Claims;

/// <summary>
/// Judges claims by what was counted. What is there is there, however little was collected; what is not there is known only where it
/// would have been seen.
/// </summary>
public static class ClaimJudge
{
    /// <param name="found">What <see cref="Claim.Days"/> have.</param>
    /// <param name="other">What <see cref="Claim.OtherDays"/> have; null where there are none.</param>
    public static ClaimJudgement Judge(Claim claim, ClaimCount found, ClaimCount? other) => claim.Says switch
    {
        ClaimSays.None => Most(claim, found, 0),
        ClaimSays.First => First(claim, found, other),
        ClaimSays.More => More(claim, found, other!),
        _ when claim.AtLeast > found.Count => new(found.IsCovered ? ClaimVerdict.False : ClaimVerdict.CannotSay, found, null, $"{Told(claim, found)}; {claim.AtLeast} are claimed{Gaps(claim, found)}"),
        _ when claim.AtMost is { } most => Most(claim, found, most),
        _ => new(ClaimVerdict.True, found, null, Told(claim, found)),
    };

    private static ClaimJudgement Most(Claim claim, ClaimCount found, int most) =>
        new(found.Count > most ? ClaimVerdict.False : found.IsCovered ? ClaimVerdict.True : ClaimVerdict.CannotSay, found, null,
            Told(claim, found) + (found.Count > most ? "" : Gaps(claim, found)));

    private static ClaimJudgement First(Claim claim, ClaimCount found, ClaimCount? before)
    {
        if (before is null)
            return new(found.IsCovered ? ClaimVerdict.False : ClaimVerdict.CannotSay, found, null, Told(claim, found) + Gaps(claim, found));
        string why = $"{Told(claim, found)}, the first on {Day(found.First!.Value)}; before that {Told(claim, before)}";
        return before.Count > 0
            ? new(ClaimVerdict.False, found, before, why)
            : new(before.IsCovered ? ClaimVerdict.True : ClaimVerdict.CannotSay, found, before, why + Gaps(claim, before));
    }

    private static ClaimJudgement More(Claim claim, ClaimCount found, ClaimCount other)
    {
        string why = $"{Told(claim, found)}; {Told(claim, other)}{(claim.Times > 1 ? $"; more than {claim.Times} times as many are claimed" : "")}";
        if (!found.IsCovered || !other.IsCovered)
            return new(ClaimVerdict.CannotSay, found, other, why + Gaps(claim, found.IsCovered ? other : found));
        return new((long)claim.Times * other.Count < found.Count ? ClaimVerdict.True : ClaimVerdict.False, found, other, why);
    }

    private static string Told(Claim claim, ClaimCount count)
    {
        string what = claim.What.ToString().ToLowerInvariant();
        return $"{(count.Count == 0 ? "no" : count.Count.ToString("N0", CultureInfo.InvariantCulture))} {(count.Count is 0 or 1 ? what[..^1] : what)} from {Day(count.Days.From)} to {Day(count.Days.To)}";
    }

    private static string Gaps(Claim claim, ClaimCount count)
    {
        if (count.IsCovered)
            return "";
        string known = claim is { What: ClaimUnit.Visits, KnownVisits: true } ? "collected or covered by the known visits" : "collected";
        return string.Create(CultureInfo.InvariantCulture, $"; but only {count.Covered:N0} of {count.Days.Length:N0} days were {known}");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
