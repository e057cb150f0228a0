using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What outlets did to their articles, in words.</summary>
internal static class ChangeWords
{
    public static string Lost(ChangeKind lost) => lost == ChangeKind.PageGone ? "The outlet has deleted the page." : "Its address shows something else now.";

    /// <summary>Something was taken away: worth a second look.</summary>
    public static bool IsLoss(ChangeKind kind) => kind is ChangeKind.ActorVanished or ChangeKind.VisitVanished or ChangeKind.PageGone or ChangeKind.PageReplaced;

    public static string What(ArticleChange change) => change.Kind switch
    {
        ChangeKind.ActorVanished => $"{OutsideText.Clean(change.ActorName)} vanished:",
        ChangeKind.ActorAppeared => $"{OutsideText.Clean(change.ActorName)} appeared:",
        ChangeKind.VisitVanished => "A visit was taken back:",
        ChangeKind.VisitAppeared => "A visit appeared:",
        ChangeKind.VisitReworded => "A visit was reworded:",
        ChangeKind.PageReturned => "The page is back.",
        _ => Lost(change.Kind),
    };

    public static string Words(ArticleChange change) => change.Kind switch
    {
        ChangeKind.ActorVanished or ChangeKind.VisitVanished => Quoted(change.Before),
        ChangeKind.ActorAppeared or ChangeKind.VisitAppeared => Quoted(change.After),
        ChangeKind.VisitReworded => $"{Quoted(change.Before)} → {Quoted(change.After)}",
        _ => OutsideText.Clean(change.After),
    };

    private static string Quoted(string? sentence) => $"“{OutsideText.Clean(sentence)}”";
}
