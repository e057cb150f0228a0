namespace MongoliaDprk.Monitor.Storage;

/// <summary>By what an article is known again under another address: the hash of its title and text.</summary>
internal static class TextHash
{
    /// <summary>Shorter texts (captions, programme notes) may be those of several articles.</summary>
    private const int LeastCharacters = 200;

    /// <summary>Null when the text is too short.</summary>
    public static string? Of(string title, string text) =>
        text.Length < LeastCharacters ? null : AddressHash.OfKey(SearchWords.Normalize($"{title}\n{text}"));
}
