namespace MongoliaDprk.Monitor.Core.Changes;

/// <summary>What happened to an article after it was first read.</summary>
public enum ChangeKind
{
    /// <summary>An edit took out every mention of an actor.</summary>
    ActorVanished,

    /// <summary>An edit named an actor for the first time.</summary>
    ActorAppeared,

    /// <summary>An edit took back what was reported of a visit.</summary>
    VisitVanished,

    /// <summary>An edit reports of a visit what was not said before.</summary>
    VisitAppeared,

    /// <summary>The same is said of a visit in other words.</summary>
    VisitReworded,

    /// <summary>The page was deleted.</summary>
    PageGone,

    /// <summary>Its address shows something else.</summary>
    PageReplaced,

    /// <summary>It can be read again.</summary>
    PageReturned,
}
