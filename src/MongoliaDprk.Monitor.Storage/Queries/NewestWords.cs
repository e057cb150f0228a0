namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Words that many articles have are looked for among the newest articles without their index, which would find all that have them before
/// the first is told. How many of the newest have them tells how many have to be looked at.
/// </summary>
internal static class NewestWords
{
    private const int First = 1000;

    /// <summary>So many articles are read faster than the index finds a word that the newest have this often.</summary>
    private const int Most = 40_000;

    /// <summary>The newest may have a word more often than those before them.</summary>
    private const double MoreThanNeeded = 1.5;

    /// <param name="wanted">So many rows are to be found.</param>
    /// <param name="among">Finds no more than are wanted in so many of the newest articles.</param>
    /// <param name="count">How many it has found.</param>
    /// <returns>The default when something else is to find them: nothing is searched for, they are too few, or far down.</returns>
    public static async Task<T?> FindAsync<T>(ListQuery query, int wanted, Func<int, Task<T>> among, Func<T, int> count)
    {
        // the mentions of one actor are found by their index
        if (query.Filter is not { Text: not null, Actor: null } || wanted > First)
            return default;
        T found = await among(First);
        if (count(found) >= wanted)
            return found;
        double needed = MoreThanNeeded * First * wanted / count(found);
        return needed <= Most && await among((int)needed) is var more && count(more) >= wanted ? more : default;
    }
}
