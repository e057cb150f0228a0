namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>What happened to a finding when its article was analysed anew.</summary>
public enum ReanalysisChangeKind
{
    /// <summary>An actor is found that was not found before.</summary>
    MentionAppeared,

    /// <summary>An actor is no longer found.</summary>
    MentionDisappeared,

    /// <summary>An actor is found more or less often, or at another place of the text.</summary>
    MentionChanged,

    /// <summary>The article has become relevant.</summary>
    ArticleRelevant,

    /// <summary>The article is no longer relevant: it is kept, and counts for nothing.</summary>
    ArticleIrrelevant,

    /// <summary>A visit is reported that was not.</summary>
    ReportAppeared,

    /// <summary>A visit is no longer reported.</summary>
    ReportDisappeared,

    /// <summary>A visit is reported otherwise: stage, dates, visitors, place.</summary>
    ReportChanged,

    /// <summary>The ledger has a visit that it did not have.</summary>
    VisitOpened,

    /// <summary>The ledger no longer has a visit: nothing reports it any more.</summary>
    VisitGone,
}

/// <summary>One finding that changed.</summary>
/// <param name="Subject">Actor id; of reports and visits the visitors.</param>
/// <param name="Before">The finding as it was, in words for people; null = it was not.</param>
/// <param name="After">The finding as it is; null = it is not.</param>
/// <param name="Evidence">The sentence it rests, or rested, on.</param>
public sealed record ReanalysisChange(
    ReanalysisChangeKind Kind, long ArticleId, DateOnly Day, string SourceId, string Address, string Subject, string? Before, string? After, string Evidence);
