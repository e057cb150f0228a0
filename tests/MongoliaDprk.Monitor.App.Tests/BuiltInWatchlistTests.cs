using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>The watchlist that is delivered with the program.</summary>
public sealed class BuiltInWatchlistTests
{
    private static readonly string[] Languages = ["en", "ko", "mn", "zh", "ja", "ru"];

    private static readonly Lazy<Watchlist> BuiltIn = new(() => WatchlistFolder.Read(null));

    [Fact]
    public void At_least_120_people_are_named_and_most_have_dated_offices()
    {
        Actor[] people = [.. BuiltIn.Value.Actors.Where(a => a.Kind == ActorKind.Person)];

        Assert.True(people.Length >= 120, $"{people.Length} people");
        Assert.True(people.Count(p => p.Offices.Any(o => o.From is not null)) >= 100, "people with dated offices");
        Assert.All(people, p => Assert.Contains(BuiltIn.Value.Actors, a => a.Kind == ActorKind.Country && a.Side == p.Side));
        Assert.All(people, p => Assert.NotEmpty(p.Names));
    }

    [Theory]
    [InlineData("mn", "2013-10-30", "mn-president", "mn-elbegdorj")]
    [InlineData("mn", "2020-09-09", "mn-president", "mn-battulga")]
    [InlineData("mn", "2024-09-10", "mn-president", "mn-khurelsukh")]
    [InlineData("mn", "2018-12-08", "mn-foreign-minister", "mn-tsogtbaatar")]
    [InlineData("kp", "2018-12-08", "kp-foreign-minister", "kp-ri-yong-ho-fm")]
    [InlineData("kp", "2011-12-01", "kp-supreme-leader", "kp-kim-jong-il")]
    [InlineData("kp", "2012-01-01", "kp-supreme-leader", "kp-kim-jong-un")]
    [InlineData("kp", "2007-07-21", "kp-spa-presidium", "kp-kim-yong-nam")]
    public void An_office_has_one_holder_on_a_day(string side, string day, string office, string holder)
    {
        DateOnly date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Actor actor = Assert.Single(BuiltIn.Value.Actors, a => a.Offices.Any(o => o.OfficeId == office && o.Holds(date)));

        Assert.Equal(holder, actor.Id);
        Assert.Equal(side, actor.Side);
    }

    [Fact]
    public void The_highest_offices_are_never_empty_for_half_a_year()
    {
        // a dead minister's post stayed empty for four months in 2007
        const int LongestGap = 140;
        foreach (string office in new[] { "mn-president", "mn-prime-minister", "kp-supreme-leader", "kp-foreign-minister" })
        {
            OfficeTerm[] terms = [.. BuiltIn.Value.Actors.SelectMany(a => a.Offices).Where(o => o.OfficeId == office && o.From >= new DateOnly(1998, 9, 5)).OrderBy(o => o.From)];
            foreach ((OfficeTerm before, OfficeTerm after) in terms.Zip(terms.Skip(1)))
            {
                Assert.NotNull(before.To);
                Assert.True(after.From <= before.To.Value.AddDays(LongestGap), $"{office}: nobody from {before.To} to {after.From}");
            }
        }
    }

    [Theory]
    [InlineData("mn-president")]
    [InlineData("mn-prime-minister")]
    [InlineData("mn-foreign-minister")]
    [InlineData("kp-supreme-leader")]
    [InlineData("kp-foreign-minister")]
    [InlineData("kp-premier")]
    public void The_offices_that_travel_are_titled_in_every_language(string id)
    {
        Office office = Assert.Single(BuiltIn.Value.Offices, o => o.Id == id);

        Assert.All(Languages, language => Assert.NotEmpty(office.Titles[language]));
    }

    [Theory]
    [InlineData("mn-khurelsukh")]
    [InlineData("mn-battsetseg-b")]
    [InlineData("mn-elbegdorj")]
    [InlineData("kp-kim-jong-un")]
    [InlineData("kp-choe-son-hui")]
    [InlineData("kp-pak-myong-ho")]
    public void Those_named_most_are_spelled_in_every_language(string id)
    {
        Actor actor = Assert.Single(BuiltIn.Value.Actors, a => a.Id == id);

        Assert.All(Languages, language => Assert.NotEmpty(actor.Names[language]));
    }

    [Theory]
    [InlineData(ActorKind.Country)]
    [InlineData(ActorKind.Place)]
    public void Each_side_has_its_country_and_its_capital_in_every_language(ActorKind kind)
    {
        foreach (string side in BuiltIn.Value.Sides)
            Assert.Contains(BuiltIn.Value.Actors, a => a.Kind == kind && a.Side == side && Languages.All(a.Names.ContainsKey));
    }

    [Fact]
    public void Sources_speak_for_both_sides_and_for_others_in_all_languages()
    {
        IReadOnlyList<Source> sources = BuiltIn.Value.Sources;

        Assert.True(sources.Count >= 40, $"{sources.Count} sources");
        Assert.All(BuiltIn.Value.Sides, side => Assert.Contains(sources, s => s.Side == side && s.Enabled));
        Assert.All(Languages, language => Assert.Contains(sources, s => s.Enabled && s.Languages.Contains(language)));
        Assert.All(sources, s => Assert.InRange(s.Every, TimeSpan.FromMinutes(10), TimeSpan.FromDays(1)));
    }

    [Fact]
    public void No_two_polled_sources_share_a_host()
    {
        string[] hosts = [.. BuiltIn.Value.Sources.Where(s => s.Enabled)
            .SelectMany(s => s.Feeds.Concat(s.Listings.Select(l => l.Address)).Concat(s.Sitemaps).Select(a => a.Host).Distinct())];

        Assert.Equal(hosts.Distinct(), hosts);
    }

    [Fact]
    public void Every_known_visit_is_cited_and_goes_from_one_side_to_the_other()
    {
        IReadOnlyList<KnownVisit> visits = BuiltIn.Value.Visits;

        Assert.True(visits.Count >= 75, $"{visits.Count} visits");
        Assert.All(visits, v => Assert.NotEmpty(v.Sources));
        Assert.All(visits, v => Assert.Equal(v.To, BuiltIn.Value.OtherSide(v.From)));
    }
}
