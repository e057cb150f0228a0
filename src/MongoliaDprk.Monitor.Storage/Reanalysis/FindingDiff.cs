using System.Globalization;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>What a new analysis of a stored article changes.</summary>
internal sealed class FindingDiff
{
    private readonly StoredArticle stored;

    public FindingDiff(StoredArticle stored, Analysis analysis, string? sourceSide)
    {
        this.stored = stored;
        ArticleRow row = stored.Row;
        FindingRows rows = new(row.SourceId, row.Day, analysis);
        Relevant = analysis.Relevant;
        SourceSide = sourceSide;
        Countries = rows.Countries;
        Topics = rows.Topics(row.Id);
        List<MentionRow> mentions = rows.Mentions(row.Id);
        GoneMentions = [.. stored.Mentions.Where(o => !mentions.Exists(n => Same(o, n)))];
        NewMentions = [.. mentions.Where(n => !stored.Mentions.Any(o => Same(o, n)))];
        Reports = [.. analysis.Visits.Select(ReportRows.Stored)];
        ReportsDiffer = Reports.Count != stored.Reports.Count || !Reports.Zip(stored.Reports).All(p => ReportRows.Same(p.First, ReportRows.ToReport(p.Second)));
        IsNone = !ReportsDiffer && GoneMentions.Count + NewMentions.Count == 0 && Relevant == row.Relevant && SourceSide == row.SourceSide
            && Countries.SequenceEqual(row.Countries, StringComparer.Ordinal)
            && Topics.Select(t => t.Topic).Order(StringComparer.Ordinal).SequenceEqual(stored.Topics.Select(t => t.Topic).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Nothing changes but the versions.</summary>
    public bool IsNone { get; }

    public bool Relevant { get; }

    public string? SourceSide { get; }

    public List<string> Countries { get; }

    public List<TopicRow> Topics { get; }

    /// <summary>Stored mentions that the new analysis does not have as they are.</summary>
    public IReadOnlyList<MentionRow> GoneMentions { get; }

    public IReadOnlyList<MentionRow> NewMentions { get; }

    public IReadOnlyList<VisitReport> Reports { get; }

    public bool ReportsDiffer { get; }

    /// <summary>The changes that people are told; a new spelling of a name or a better sentence is none.</summary>
    public IEnumerable<ReanalysisChange> Changes()
    {
        if (Relevant != stored.Row.Relevant)
            yield return Change(Relevant ? ReanalysisChangeKind.ArticleRelevant : ReanalysisChangeKind.ArticleIrrelevant, stored.Row.Title, null, null, stored.Row.Title);
        foreach (MentionRow gone in GoneMentions)
        {
            MentionRow? now = NewMentions.FirstOrDefault(n => n.ActorId == gone.ActorId);
            if (now is null)
                yield return Change(ReanalysisChangeKind.MentionDisappeared, gone.ActorId, Words(gone), null, gone.Evidence);
            else if (Words(gone) != Words(now))
                yield return Change(ReanalysisChangeKind.MentionChanged, gone.ActorId, Words(gone), Words(now), now.Evidence);
        }

        foreach (MentionRow now in NewMentions.Where(n => GoneMentions.All(g => g.ActorId != n.ActorId)))
            yield return Change(ReanalysisChangeKind.MentionAppeared, now.ActorId, null, Words(now), now.Evidence);
        foreach (ReanalysisChange change in ReportChanges())
            yield return change;
    }

    public ReanalysisChange Change(ReanalysisChangeKind kind, string subject, string? before, string? after, string evidence) =>
        new(kind, stored.Row.Id, stored.Row.Day, stored.Row.SourceId, stored.Row.Address, subject, before, after, evidence);

    /// <summary>A visit in one line: its stage, its days, where from and to.</summary>
    public static string Words(VisitStage stage, string? start, string? end, string? from, string? to, string? place) =>
        $"{stage.ToString().ToLowerInvariant()}, {(start, end) switch
        {
            (null, null) => "no dates",
            (null, _) => $"until {end}",
            (_, null) => start,
            _ => $"{start} to {end}",
        }}, {from ?? "?"} → {to ?? "?"}{(place is null ? "" : $", {place}")}";

    private IEnumerable<ReanalysisChange> ReportChanges()
    {
        // of a partial row the sentence alone tells what it was
        List<VisitReport> gone = [.. stored.Reports.Where(r => !ReportRows.IsPartial(r)).Select(ReportRows.ToReport)];
        List<VisitReport> now = [.. Reports.Where(n => !stored.Reports.Any(r => ReportRows.IsPartial(r) && r.Sentence == n.Sentence))];
        foreach (VisitReport same in now.Where(n => gone.Exists(g => Words(g) == Words(n))).ToList())
        {
            now.Remove(same);
            gone.RemoveAt(gone.FindIndex(g => Words(g) == Words(same)));
        }

        foreach (VisitReport old in gone)
        {
            VisitReport? other = now.Find(n => n.From == old.From && n.To == old.To && n.IsNew == old.IsNew);
            if (other is null)
                yield return Change(ReanalysisChangeKind.ReportDisappeared, Who(old), Words(old), null, old.Sentence);
            else
                yield return Change(ReanalysisChangeKind.ReportChanged, Who(other), Words(old), Words(other), other.Sentence);
            now.Remove(other!);
        }

        foreach (VisitReport fresh in now)
            yield return Change(ReanalysisChangeKind.ReportAppeared, Who(fresh), null, Words(fresh), fresh.Sentence);
    }

    private static string Who(VisitReport report) => report.Visitors.Count == 0 ? "visitors not named" : string.Join(", ", report.Visitors);

    private static string Words(VisitReport r) => $"{Who(r)}: {Words(r.Stage, r.Start, r.End, r.From, r.To, r.Place)}{(r.IsNew ? "" : ", background")}";

    private static string Words(MentionRow mention) => string.Create(CultureInfo.InvariantCulture, $"{mention.Salience.ToString().ToLowerInvariant()} {mention.Count}×");

    private static bool Same(MentionRow one, MentionRow other) =>
        one.ActorId == other.ActorId && one.ActorName == other.ActorName && one.Side == other.Side && one.Salience == other.Salience && one.Count == other.Count
        && one.Evidence == other.Evidence && one.Surface == other.Surface && one.Hits == other.Hits && Offices(one).SequenceEqual(Offices(other));

    private static IEnumerable<(string, bool, int, bool)> Offices(MentionRow mention) =>
        mention.Offices.OrderBy(o => o.OfficeId, StringComparer.Ordinal).Select(o => (o.OfficeId, o.Held, o.Hits, o.Headline));
}
