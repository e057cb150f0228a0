using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Tests.Mentions;

/// <summary>What <c>monitor suggest</c> offers: a name it hides stays unwatched, a known one it offers wastes the editor's time.</summary>
public sealed class NameCandidatesTests
{
    private static readonly MentionFinder Finder = new(TestWatchlist.Read());

    [Fact]
    public void A_name_beside_an_office_is_a_candidate_at_once_with_its_office_and_sentence()
    {
        NameCandidate candidate = Assert.Single(Find("It rained. President Ona Milo, of Arland, spoke. It dried."));

        Assert.Equal(new NameCandidate("Ona Milo", 1, 1, "President", "President Ona Milo, of Arland, spoke."), candidate);
    }

    [Fact]
    public void A_name_without_office_must_stand_in_two_articles()
    {
        Assert.Empty(Find("Then Ona Milo spoke, and Ona Milo left."));

        NameCandidate candidate = Assert.Single(Find("the guest Ona Milo spoke", "and ONA MILO", "again Ona Milo, and Ona Milo left"));

        Assert.Equal(("Ona Milo", 2, 3, null), (candidate.Name, candidate.Articles, candidate.Count, candidate.Office));
    }

    [Fact]
    public void Known_names_and_look_alikes_are_no_candidates() =>
        Assert.Empty(Find("President Jon Aro Dan met Eva Dan in Upper Arland", "President Jon Aro Dan met Eva Dan in Upper Arland"));

    [Fact]
    public void Initials_and_hyphens_belong_to_the_name() =>
        Assert.Equal(["T. Oyo-Mila", "Ts.Boro"], Find("met T. Oyo-Mila and Ts.Boro", "T. Oyo-Mila and Ts.Boro").Select(candidate => candidate.Name));

    [Fact]
    public void Those_beside_offices_come_first_then_those_in_most_articles()
    {
        IReadOnlyList<NameCandidate> candidates = Find("by Abo Cado and Deb Fado", "by Abo Cado and Deb Fado", "by Deb Fado", "the Mayor Gim Halo came");

        Assert.Equal(["Gim Halo", "Deb Fado", "Abo Cado"], candidates.Select(candidate => candidate.Name));
    }

    private static IReadOnlyList<NameCandidate> Find(params string[] texts) =>
        Finder.Unknown(texts.Select(text => new Article("", text, null, null, null, null)));
}
