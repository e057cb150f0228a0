namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>What counts as one.</summary>
public enum CountUnit
{
    /// <summary>A relevant article that names the key at least once.</summary>
    Article,

    /// <summary>A relevant article whose headline names the key.</summary>
    Headline,

    /// <summary>One actor in one article, however often it is named there.</summary>
    Mention,

    /// <summary>One place of a headline or text where an actor is named.</summary>
    Hit,
}

/// <summary>The units in words, as they stand under every table.</summary>
public static class CountUnits
{
    /// <summary>What counts as one, for readers who have not seen the program.</summary>
    public static string Meaning(CountUnit unit) => unit switch
    {
        CountUnit.Article => "an article = one relevant article that names it at least once",
        CountUnit.Headline => "a headline = one relevant article whose headline names it",
        CountUnit.Mention => "a mention = one actor in one relevant article, however often it is named there",
        _ => "a hit = one place in the headline or text of a relevant article where it is named",
    };

    /// <summary>Singular and plural.</summary>
    public static (string One, string Many) Noun(CountUnit unit) => unit switch
    {
        CountUnit.Article => ("article", "articles"),
        CountUnit.Headline => ("headline", "headlines"),
        CountUnit.Mention => ("mention", "mentions"),
        _ => ("hit", "hits"),
    };
}
