namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>What changed for one actor.</summary>
/// <param name="Example">The first change.</param>
public sealed record ActorChanges(string Actor, int Appeared, int Disappeared, int Changed, ReanalysisChange Example);

/// <summary>Adds changes up as they come: one entry per actor and a few visits, however many articles there are.</summary>
public sealed class ReanalysisTally
{
    private const int KeptVisits = 200;

    private readonly Dictionary<string, ActorChanges> actors = new(StringComparer.Ordinal);
    private readonly List<ReanalysisChange> visits = [];

    public int Articles { get; private set; }

    public int BecameRelevant { get; private set; }

    public int NoLongerRelevant { get; private set; }

    /// <summary>Reports of visits that appeared, disappeared or changed.</summary>
    public int Reports { get; private set; }

    public int VisitsOpened { get; private set; }

    public int VisitsGone { get; private set; }

    /// <summary>Most changed first.</summary>
    public IReadOnlyList<ActorChanges> Actors =>
        [.. actors.Values.OrderByDescending(a => a.Appeared + a.Disappeared + a.Changed).ThenBy(a => a.Actor, StringComparer.Ordinal)];

    /// <summary>The first changes of reports and visits.</summary>
    public IReadOnlyList<ReanalysisChange> Visits => visits;

    public void Add(int articles, IEnumerable<ReanalysisChange> changes)
    {
        Articles += articles;
        foreach (ReanalysisChange change in changes)
            Add(change);
    }

    private void Add(ReanalysisChange change)
    {
        switch (change.Kind)
        {
            case ReanalysisChangeKind.ArticleRelevant:
                BecameRelevant++;
                break;
            case ReanalysisChangeKind.ArticleIrrelevant:
                NoLongerRelevant++;
                break;
            case ReanalysisChangeKind.MentionAppeared or ReanalysisChangeKind.MentionDisappeared or ReanalysisChangeKind.MentionChanged:
                ActorChanges sum = actors.GetValueOrDefault(change.Subject) ?? new ActorChanges(change.Subject, 0, 0, 0, change);
                actors[change.Subject] = change.Kind switch
                {
                    ReanalysisChangeKind.MentionAppeared => sum with { Appeared = sum.Appeared + 1 },
                    ReanalysisChangeKind.MentionDisappeared => sum with { Disappeared = sum.Disappeared + 1 },
                    _ => sum with { Changed = sum.Changed + 1 },
                };
                break;
            default:
                VisitsOpened += change.Kind == ReanalysisChangeKind.VisitOpened ? 1 : 0;
                VisitsGone += change.Kind == ReanalysisChangeKind.VisitGone ? 1 : 0;
                Reports += change.Kind is ReanalysisChangeKind.VisitOpened or ReanalysisChangeKind.VisitGone ? 0 : 1;
                if (visits.Count < KeptVisits)
                    visits.Add(change);
                break;
        }
    }
}
