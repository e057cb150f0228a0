namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Why a date found on a page is not the article's publication date.</summary>
public enum DateRejection
{
    /// <summary>It names another day than evidence that is trusted more.</summary>
    Contradicted,

    /// <summary>Alone against two independent places that agree on another day.</summary>
    Outvoted,

    /// <summary>It says when the page was changed.</summary>
    OfChange,

    /// <summary>More than an hour after the page was fetched.</summary>
    InFuture,

    /// <summary>Written by a program that had no date: the beginning of its calendar, or the moment the page was built.</summary>
    Placeholder,

    /// <summary>It belongs to another story, a comment, a right, a picture or an appointment.</summary>
    OfOther,

    /// <summary>It says when a page was set up that is no article: a static page, a recipe, a product.</summary>
    OfPage,

    /// <summary>No date could be read from it.</summary>
    Unreadable,
}

/// <summary>A date that was found and not taken as the publication date.</summary>
/// <param name="From">Where it stood.</param>
/// <param name="Written">As it was written, at most 100 characters.</param>
/// <param name="Day">The day it names at the outlet, or null when it names none.</param>
/// <param name="Why">Why it was not taken.</param>
public sealed record DateEvidence(DateOrigin From, string Written, DateOnly? Day, DateRejection Why);
