using System.Globalization;
using MongoliaDprk.Monitor.Core.Articles.Dates;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Years counted in an era whose name stands before the number, alone or with the common year in brackets beside it.</summary>
internal static class FeedEra
{
    /// <summary>Leaves the common year in the tokens and takes the era's word and number out.</summary>
    public static void Resolve(List<FeedDateToken> tokens)
    {
        int at = tokens.FindIndex(token => token.IsWord && DateWords.EraOffset(token.Text) is not null);
        if (at < 0 || at + 1 >= tokens.Count || tokens[at + 1] is not { IsNumber: true, Text.Length: <= 3 } counted)
            return;
        int year = counted.Value + DateWords.EraOffset(tokens[at].Text)!.Value;
        bool stated = tokens.Exists(token => token.Value == year && token.Text.Length == 4);
        if (!stated)
            tokens[at + 1] = new FeedDateToken(year.ToString(CultureInfo.InvariantCulture), year, counted.Glued);
        tokens.RemoveRange(at, stated ? 2 : 1);
        if (stated)
            tokens.RemoveAll(token => token.Is('(') || token.Is(')'));
    }
}
