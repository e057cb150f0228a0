using System.ComponentModel.DataAnnotations;
using MongoliaDprk.Monitor.Storage.Pruning;

namespace MongoliaDprk.Monitor.App;

/// <summary>How many days what is kept for operation stays, for <c>monitor prune</c>; configuration section <c>Monitor:Prune</c>. 0 = for good.</summary>
internal sealed class PruneOptions
{
    /// <summary>See <see cref="PrunedKind.Links"/>.</summary>
    [DaysKept(30)]
    public int Links { get; set; } = 400;

    /// <summary>See <see cref="PrunedKind.Polls"/>.</summary>
    [DaysKept(90)]
    public int Polls { get; set; } = 400;

    /// <summary>See <see cref="PrunedKind.Messages"/>; less would send again what was told.</summary>
    [DaysKept(30)]
    public int Messages { get; set; } = 400;

    /// <summary>See <see cref="PrunedKind.Archives"/>.</summary>
    [DaysKept(30)]
    public int Archives { get; set; } = 400;

    /// <summary>See <see cref="PrunedKind.Evidence"/>; nothing is removed but with <c>--evidence</c>.</summary>
    [DaysKept(365)]
    public int Evidence { get; set; }

    /// <summary>Those kinds that do not stay for good.</summary>
    public IReadOnlyDictionary<PrunedKind, int> Days => new Dictionary<PrunedKind, int>
    {
        [PrunedKind.Links] = Links,
        [PrunedKind.Polls] = Polls,
        [PrunedKind.Messages] = Messages,
        [PrunedKind.Archives] = Archives,
        [PrunedKind.Evidence] = Evidence,
    }.Where(d => d.Value > 0).ToDictionary();
}

/// <summary>Days, at least so many, or 0 for good.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DaysKeptAttribute(int least) : ValidationAttribute
{
    private const int Most = 36_500;

    public override bool IsValid(object? value) => value is 0 || (value is int days && days >= least && days <= Most);

    public override string FormatErrorMessage(string name) => $"{name}: give {least} to {Most} days, or 0 to keep them for good";
}
