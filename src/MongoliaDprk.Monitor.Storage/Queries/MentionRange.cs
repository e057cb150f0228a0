using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Mentions of a range of days, both ends inclusive; null = open.</summary>
internal static class MentionRange
{
    public static IQueryable<MentionRow> Between(this IQueryable<MentionRow> mentions, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
            mentions = mentions.Where(m => m.Day >= first);
        if (to is { } last)
            mentions = mentions.Where(m => m.Day <= last);
        return mentions;
    }
}
