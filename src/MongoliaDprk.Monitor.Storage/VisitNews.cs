using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What of a past that is read for the first time, or read anew, is still to be told.</summary>
internal static class VisitNews
{
    /// <summary>A visit without dates is taken to be over so many days after its newest report.</summary>
    private const int UndatedDays = 7;

    /// <summary>The first poll of a source finds its links within this time.</summary>
    private static readonly TimeSpan FirstRun = TimeSpan.FromHours(1);

    /// <summary>The link was found when its source was polled for the first time: what stands there is weeks of articles, and no news but for what is still ahead.</summary>
    public static async Task<bool> IsOfFirstRunAsync(MonitorDbContext context, LinkRow link, CancellationToken cancellationToken) =>
        await context.SourceStates.AnyAsync(s => s.SourceId == link.SourceId && s.LastNewArticle != null, cancellationToken)
        && link.FoundAt - await context.Links.Where(l => l.SourceId == link.SourceId && !l.History).MinAsync(l => (DateTime?)l.FoundAt, cancellationToken) <= FirstRun;

    /// <summary>It is planned or under way, and not over on that day.</summary>
    public static bool IsAhead(VisitRow visit, DateOnly today)
    {
        if (visit.Stage is VisitStage.Concluded or VisitStage.Cancelled or VisitStage.Denied)
            return false;
        DateOnly last = IsoDay.Last(visit.End ?? visit.Start) ?? visit.LastReported.AddDays(UndatedDays);
        return last >= today;
    }
}
