namespace MongoliaDprk.Monitor.Core.Claims;

/// <summary>Verdicts in words.</summary>
public static class ClaimWords
{
    /// <summary>With a capital, to begin a line.</summary>
    public static string Verdict(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.True => "True",
        ClaimVerdict.False => "False",
        _ => "Cannot say",
    };
}
