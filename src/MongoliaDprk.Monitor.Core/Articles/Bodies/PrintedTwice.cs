namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>Some outlets print the whole article twice, once for wide and once for narrow screens: its mentions would count double.</summary>
internal static class PrintedTwice
{
    /// <summary>Fewer lines may be a refrain.</summary>
    private const int FewestLines = 3;

    /// <summary>The first half where the second one is its copy, line by line; else the text as it is.</summary>
    public static string Once(string text)
    {
        int middle = text.Length / 2;
        if (text.Length % 2 == 0 || text[middle] != '\n' || !text.AsSpan(0, middle).SequenceEqual(text.AsSpan(middle + 1)))
            return text;
        return text.AsSpan(0, middle).Count('\n') >= FewestLines - 1 ? text[..middle] : text;
    }
}
