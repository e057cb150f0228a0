namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>What a trend is split by.</summary>
public enum TrendBy
{
    /// <summary>Who was named.</summary>
    Actor,

    /// <summary>The office whose title stands in the text, or that the named actor held on the article's day.</summary>
    Office,

    /// <summary>The outlet.</summary>
    Source,

    /// <summary>What the article is about; an article on two topics counts for both.</summary>
    Topic,

    /// <summary>The side of the actors that are named.</summary>
    Country,

    /// <summary>The side the outlet speaks for; <see cref="TrendKeys.Unknown"/> where the watchlist does not know the outlet.</summary>
    Side,

    /// <summary>Language of the article; <see cref="TrendKeys.Unknown"/> where it was not recognised.</summary>
    Language,

    /// <summary>How prominently an actor is named; an article that names two at different places counts for both.</summary>
    Salience,

    /// <summary>Not split: one row, <see cref="TrendKeys.All"/>.</summary>
    All,
}

/// <summary>Keys that are no id of the watchlist.</summary>
public static class TrendKeys
{
    /// <summary>The only key of <see cref="TrendBy.All"/>.</summary>
    public const string All = "all";

    /// <summary>ISO 639-2 "undetermined", for languages and sides alike.</summary>
    public const string Unknown = "und";
}

/// <summary>Length of one step of a trend; weeks begin on Monday, quarters in January, April, July and October.</summary>
public enum TrendPer { Day, Week, Month, Quarter, Year }

/// <summary>A count over time that can be repeated: what is counted, and over which mentions.</summary>
public sealed record TrendQuery(TrendBy By, TrendPer Per, MentionFilter Filter)
{
    /// <summary>Only these keys; null = all. Whoever draws a few lines of a long time asks for their keys: see <c>TopAsync</c>.</summary>
    public IReadOnlyList<string>? Keys { get; init; }
}

/// <summary>One number of a trend, in every unit; each equals the length of the list of <see cref="CountQuery"/> for that key and step.</summary>
/// <param name="Step">First day of the step.</param>
/// <param name="Key">Actor id, office id, source id, topic id, country code, language code, salience, <see cref="TrendKeys.All"/> or <see cref="TrendKeys.Unknown"/>.</param>
/// <param name="Articles">See <see cref="CountUnit.Article"/>.</param>
/// <param name="Headlines">See <see cref="CountUnit.Headline"/>.</param>
/// <param name="Mentions">See <see cref="CountUnit.Mention"/>.</param>
/// <param name="Hits">See <see cref="CountUnit.Hit"/>.</param>
public sealed record TrendPoint(DateOnly Step, string Key, int Articles, int Headlines, int Mentions, int Hits)
{
    /// <summary>The count in one unit.</summary>
    public int In(CountUnit unit) => unit switch
    {
        CountUnit.Article => Articles,
        CountUnit.Headline => Headlines,
        CountUnit.Mention => Mentions,
        _ => Hits,
    };
}
