namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>What changed for one actor.</summary>
/// <param name="Example">The first change.</param>
public sealed record ActorChanges(string Actor, int Appeared, int Disappeared, int Changed, FindingChange Example);

/// <summary>Adds changes up as they come: one entry per actor and a few visits, however many articles there are.</summary>
public sealed class ReanalysisTally
{
    private const int KeptVisits = 200;

    private readonly Dictionary<string, ActorChanges> actors = new(StringComparer.Ordinal);
    private readonly List<FindingChange> visits = [];

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
    public IReadOnlyList<FindingChange> Visits => visits;

    public void Add(int articles, IEnumerable<FindingChange> changes)
    {
        Articles += articles;
        foreach (FindingChange change in changes)
            Add(change);
    }

    private void Add(FindingChange change)
    {
        switch (change.Kind)
        {
            case FindingChangeKind.ArticleRelevant:
                BecameRelevant++;
                break;
            case FindingChangeKind.ArticleIrrelevant:
                NoLongerRelevant++;
                break;
            case FindingChangeKind.MentionAppeared or FindingChangeKind.MentionDisappeared or FindingChangeKind.MentionChanged:
                ActorChanges sum = actors.GetValueOrDefault(change.Subject) ?? new ActorChanges(change.Subject, 0, 0, 0, change);
                actors[change.Subject] = change.Kind switch
                {
                    FindingChangeKind.MentionAppeared => sum with { Appeared = sum.Appeared + 1 },
                    FindingChangeKind.MentionDisappeared => sum with { Disappeared = sum.Disappeared + 1 },
                    _ => sum with { Changed = sum.Changed + 1 },
                };
                break;
            default:
                VisitsOpened += change.Kind == FindingChangeKind.VisitOpened ? 1 : 0;
                VisitsGone += change.Kind == FindingChangeKind.VisitGone ? 1 : 0;
                Reports += change.Kind is FindingChangeKind.VisitOpened or FindingChangeKind.VisitGone ? 0 : 1;
                if (visits.Count < KeptVisits)
                    visits.Add(change);
                break;
        }
    }
}
