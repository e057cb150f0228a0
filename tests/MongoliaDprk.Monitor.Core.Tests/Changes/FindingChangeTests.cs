using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Changes;

public sealed class FindingChangeTests
{
    [Fact]
    public void Who_vanished_and_who_appeared_is_told_with_the_sentence()
    {
        IReadOnlyList<FindingChange> changes = FindingChange.Between(Found(["anna", "bob"]), Found(["bob", "cid"]));

        Assert.Equal([(ChangeKind.ActorVanished, "anna", "On anna.", null), (ChangeKind.ActorAppeared, "cid", null, "On cid.")],
            changes.Select(c => (c.Kind, c.Actor!.Id, c.Before, c.After)));
    }

    [Fact]
    public void The_same_people_in_other_words_are_no_change() => Assert.Empty(FindingChange.Between(Found(["anna", "bob"]), Found(["bob", "anna"])));

    [Fact]
    public void A_visit_said_in_other_words_is_reworded_and_one_said_otherwise_went_and_came()
    {
        VisitReport monday = Visit("2024-03-18", "She comes on Monday."), friday = Visit("2024-03-22", "She comes on Friday.");

        Assert.Equal([ChangeKind.VisitReworded], FindingChange.Between(Found([], monday), Found([], monday with { Sentence = "Monday it is." })).Select(c => c.Kind));
        Assert.Equal(
            [(ChangeKind.VisitAppeared, null, friday.Sentence), (ChangeKind.VisitVanished, monday.Sentence, null)],
            FindingChange.Between(Found([], monday), Found([], friday)).Select(c => (c.Kind, c.Before, c.After)));
        Assert.Empty(FindingChange.Between(Found([], monday, friday), Found([], friday, monday)));
    }

    private static Analysis Found(string[] actors, params VisitReport[] visits) => new(
        new Article("Title", "Text.", "en", null, null, null), true, [], [],
        [.. actors.Select(a => new Mention(new Actor(a, ActorKind.Person, "aa", a, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), []),
            Salience.Body, [new Hit(0, 1, a)], $"On {a}."))],
        visits);

    private static VisitReport Visit(string start, string sentence) => new(["anna"], "aa", "bb", null, start, null, VisitStage.Announced, true, sentence, 0.9, []);
}
