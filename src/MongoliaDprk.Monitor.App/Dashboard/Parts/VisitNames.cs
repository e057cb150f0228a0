using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Visitors as they are shown and typed.</summary>
internal static class VisitNames
{
    public static string Who(VisitItem visit, ShownNames names) =>
        visit.Visitors.Count == 0 ? "Visitor not named" : string.Join(", ", visit.Visitors.Select(names.Actor));

    /// <summary>What was typed for a visitor as the ledger keeps it: an actor's id where it names one, else the words.</summary>
    /// <param name="now">Visitors of the visit: of two actors of one name, theirs is meant.</param>
    public static string Read(string typed, IReadOnlyList<string> now, Watchlist watchlist)
    {
        Actor[] named = [.. watchlist.Actors.Where(a => a.Id == typed || string.Equals(a.Name, typed, StringComparison.OrdinalIgnoreCase))];
        return (named.FirstOrDefault(a => now.Contains(a.Id)) ?? named.FirstOrDefault())?.Id ?? typed;
    }
}
