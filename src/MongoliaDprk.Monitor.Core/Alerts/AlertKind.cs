using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What sort of thing an alert tells.</summary>
public enum AlertKind
{
    /// <summary>A visit that the ledger did not have.</summary>
    NewVisit,

    /// <summary>A visit that was told before has another stage.</summary>
    StageChanged,

    /// <summary>A visit that was told before is cancelled or denied.</summary>
    VisitCancelled,

    /// <summary>The first day of a planned visit has passed and nobody reports it.</summary>
    VisitOverdue,

    /// <summary>An actor has not been named for longer than its own history makes likely.</summary>
    ActorSilent,

    /// <summary>A source gives no articles though it can be read.</summary>
    SourceSilent,

    /// <summary>A source cannot be read, or its pages are no longer understood.</summary>
    SourceBroken,

    /// <summary>A source that was told to be silent or broken works again.</summary>
    SourceHealed,

    /// <summary>Most sources fail: the monitor's own connection is suspected.</summary>
    Collection,

    /// <summary>A message that the calendar expects did not come.</summary>
    ExpectedEventMissing,

    /// <summary>An outlet took a name out of an article it had published.</summary>
    NameVanished,

    /// <summary>A count that the history does not explain.</summary>
    Anomaly,

    /// <summary>The count behind an analyst's saved sentence is no longer what it says.</summary>
    ClaimChanged,

    /// <summary>Several alerts in one message.</summary>
    Summary,
}

/// <summary>What <see cref="AlertKind"/>s are called and when a visit's stage makes which.</summary>
public static class AlertKinds
{
    /// <summary>As it stands in YAML, words and addresses: <c>newVisit</c>.</summary>
    public static string Name(AlertKind kind)
    {
        string name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Null = no kind has this name. Upper and lower case matter: <c>newVisit</c>.</summary>
    public static AlertKind? Read(string name) => Enum.GetValues<AlertKind>().Where(k => Name(k) == name).Select(k => (AlertKind?)k).FirstOrDefault();

    /// <param name="told">An alert on the visit was written before.</param>
    public static AlertKind OfStage(VisitStage stage, bool told) =>
        !told ? AlertKind.NewVisit : stage is VisitStage.Cancelled or VisitStage.Denied ? AlertKind.VisitCancelled : AlertKind.StageChanged;
}
