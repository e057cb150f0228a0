using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>What programs show to get in.</summary>
public sealed class TokenTests(AccountSite site) : IClassFixture<AccountSite>
{
    [Fact]
    public void Two_tokens_are_never_the_same_and_hold_256_bits()
    {
        Assert.NotEqual(TokenText.New(), TokenText.New());
        Assert.Matches("^mon_[A-Za-z0-9_-]{43}$", TokenText.New());
        Assert.Equal(64, TokenText.Hash("x").Length);
    }

    [Fact]
    public async Task A_program_without_a_token_is_told_what_to_send_and_one_with_a_wrong_token_that_it_is_wrong()
    {
        using HttpResponseMessage nothing = await site.Browse().GetAsync("/api/v1/visits");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (nothing.StatusCode, nothing.Content.Headers.ContentType?.MediaType));
        Assert.Equal("Bearer", nothing.Headers.WwwAuthenticate.Single().ToString());
        using HttpResponseMessage wrong = await AskAsync("/api/v1/visits", "mon_x");
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""), (wrong.StatusCode, wrong.Headers.WwwAuthenticate.Single().ToString()));
    }

    [Theory]
    [InlineData("/alerts.atom")]
    [InlineData("/visits.ics")]
    [InlineData("/digests.atom?language=en")]
    public async Task A_feed_can_be_read_by_its_address_and_does_not_pass_the_token_on(string address)
    {
        string token = await site.TokenAsync("rita", TokenScope.Feed), with = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}token={token}";
        using HttpResponseMessage answer = await site.Browse().GetAsync(with);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(token, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, h => h.Value.Any(v => v.Contains(token, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/", TokenScope.Feed)]
    [InlineData("/api/v1/visits", TokenScope.Feed)]
    [InlineData("/api/v1/visits", TokenScope.Read)]
    [InlineData("/alerts.atom", TokenScope.Read)]
    [InlineData("/alerts.atom", TokenScope.Write)]
    public async Task In_an_address_only_a_feeds_token_counts_and_only_for_feeds(string address, TokenScope scope)
    {
        using HttpResponseMessage answer = await site.Browse().GetAsync($"{address}?token={await site.TokenAsync("ada", scope)}");
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Found, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task An_expired_token_opens_nothing()
    {
        string token = await site.TokenAsync("ann", TokenScope.Read, days: 1);
        using (HttpResponseMessage good = await AskAsync("/api/v1/visits", token))
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        site.Wait(TimeSpan.FromDays(1));
        using HttpResponseMessage late = await AskAsync("/api/v1/visits", token);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact]
    public async Task A_program_decides_in_the_name_of_its_account_and_only_by_JSON()
    {
        HttpClient program = await site.WithTokenAsync("ann", TokenScope.Write);
        using HttpResponseMessage unread = await program.PostAsync("/api/v1/visits/1", new StringContent("{\"kind\":\"confirm\",\"why\":\"asked\"}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unread.StatusCode);
        using HttpResponseMessage unreasoned = await program.PostAsJsonAsync("/api/v1/visits/1", new { kind = "confirm", why = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        using HttpResponseMessage stale = await program.PostAsJsonAsync("/api/v1/visits/1", new { kind = "confirm", why = "asked", version = 0 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using HttpResponseMessage kept = await program.PostAsJsonAsync("/api/v1/visits/1", new { kind = "correct", why = "asked them", by = "somebody else", place = "Bravo Port" });
        Assert.Equal((HttpStatusCode.SeeOther, "/api/v1/visits/1"), (kept.StatusCode, kept.Headers.Location?.OriginalString));
        VisitRecord record = (await site.Services.GetRequiredService<VisitQueries>().FindAsync(1, default))!;
        Assert.Equal(("ann", "asked them", "Bravo Port"), (record.Decisions.Single().By, record.Decisions.Single().Why, record.Visit.Place));
    }

    private Task<HttpResponseMessage> AskAsync(string address, string token)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return site.Browse().SendAsync(request);
    }
}
