using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A visit of the ledger that at least one alert was about.</summary>
/// <param name="Visit">As the ledger has it after the last text.</param>
/// <param name="First">The first alert on it.</param>
internal sealed record ToldVisit(VisitItem Visit, ReplayAlert First)
{
    /// <summary>The first day it may have begun on; where nobody gave one, the day it was first reported.</summary>
    public DateOnly Day => IsoDay.First(Visit.Start) ?? Visit.FirstReported;
}
