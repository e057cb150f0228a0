using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>A count that the history of its series does not explain.</summary>
/// <param name="Series">Whose count, as the caller named it.</param>
/// <param name="From">First day counted.</param>
/// <param name="To">Last day counted.</param>
/// <param name="Expected">What the history let expect.</param>
/// <param name="Chance">Of at least so many, were all as before.</param>
/// <param name="HistoryDays">Collected days that this was learnt from.</param>
/// <param name="Calendar">Days of the calendar among those counted; what they brought in other years is in <paramref name="Expected"/>.</param>
public sealed record AnomalyFinding(
    string Series, DateOnly From, DateOnly To, int Count, double Expected, double Chance, int HistoryDays, IReadOnlyList<CalendarDay> Calendar);
