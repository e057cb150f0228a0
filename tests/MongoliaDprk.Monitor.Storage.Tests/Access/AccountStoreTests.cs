using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.Storage.Tests.Access;

/// <summary>Who may get in, how often one may try, and that all of it is written down.</summary>
public abstract class AccountStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Doer Root = new("root", Doer.CommandLine);
    private static readonly LockOut Third = new(3, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4));

    private AccountStore Accounts => new(Database, Time);

    /// <summary>A new one each time, as after a restart.</summary>
    private SignInStore SignIns => new(Database, Third, Time);

    private TokenStore Tokens => new(Database, Time);

    private AuditLog Log => new(Database, Time);

    [Fact]
    public async Task Two_names_that_look_alike_are_one_account()
    {
        await Accounts.AddAsync("Ann", AccountRole.Analyst, "hash", Root, None);
        await Assert.ThrowsAsync<AccountException>(() => Accounts.AddAsync("ＡＮＮ", AccountRole.Reader, "hash", Root, None));
        Assert.NotNull((await SignIns.BeginAsync("ann", "::1", None)).AccountId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("two words")]
    [InlineData("a\nb")]
    [InlineData("<b>")]
    public async Task A_name_is_one_word(string name) =>
        await Assert.ThrowsAsync<AccountException>(() => Accounts.AddAsync(name, AccountRole.Reader, "hash", Root, None));

    [Fact]
    public async Task After_some_failures_not_even_the_right_password_is_looked_at_and_the_wait_grows()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "hash", Root, None);
        for (int i = 0; i < 3; i++)
            Assert.Equal("hash", (await SignIns.BeginAsync("ann", "::1", None)).PasswordHash);

        foreach (int minutes in new[] { 1, 2, 4, 4 })
        {
            Assert.Equal(new SignInTry(null, null), await SignIns.BeginAsync("ann", "::1", None));
            Time.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
            Assert.Equal(new SignInTry(null, null), await SignIns.BeginAsync("ann", "::1", None));
            Time.Now += TimeSpan.FromSeconds(1);
            Assert.Equal("hash", (await SignIns.BeginAsync("ann", "::1", None)).PasswordHash);
        }

        await Accounts.UnlockAsync("ann", Root, None);
        SignInTry tried = await SignIns.BeginAsync("ann", "::1", None);
        Assert.NotNull(await SignIns.SucceedAsync(tried, null, "::1", None));
        for (int i = 0; i < 3; i++)
            Assert.NotNull((await SignIns.BeginAsync("ann", "::1", None)).AccountId);
    }

    [Fact]
    public async Task Many_tries_at_once_are_not_more_tries()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "hash", Root, None);
        SignInTry[] tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => SignIns.BeginAsync("ann", "::1", None))));
        Assert.InRange(tries.Count(t => t.AccountId is not null), 1, 3);
    }

    [Fact]
    public async Task A_password_that_was_changed_meanwhile_lets_nobody_in()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "old", Root, None);
        SignInTry tried = await SignIns.BeginAsync("ann", "::1", None);
        await Accounts.SetPasswordAsync("ann", "new", Root, None);
        Assert.Null(await SignIns.SucceedAsync(tried, null, "::1", None));
    }

    [Fact]
    public async Task What_ends_a_session_changes_the_stamp_or_hides_the_account()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "hash", Root, None);
        SessionAccount session = (await SignIns.SucceedAsync(await SignIns.BeginAsync("ann", "::1", None), null, "::1", None))!;
        await Accounts.SetRoleAsync("ann", AccountRole.Reader, Root, None);
        SessionAccount same = (await SignIns.FindAsync(session.Account.Id, None))!;
        Assert.Equal((session.Stamp, AccountRole.Reader), (same.Stamp, same.Account.Role));

        await Accounts.SetPasswordAsync("ann", "another", Root, None);
        Assert.NotEqual(session.Stamp, (await SignIns.FindAsync(session.Account.Id, None))!.Stamp);
        await Accounts.LockAsync("ann", Root, None);
        Assert.Null(await SignIns.FindAsync(session.Account.Id, None));
        Assert.Null((await SignIns.BeginAsync("ann", "::1", None)).AccountId);
    }

    [Fact]
    public async Task A_token_opens_something_until_it_expires_is_revoked_or_its_account_is_locked_or_removed()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "hash", Root, None);
        await Tokens.AddAsync("ann", TokenScope.Read, "h1", TimeSpan.FromDays(90), "for the shelf", Root, None);
        long second = await Tokens.AddAsync("ann", TokenScope.Feed, "h2", TimeSpan.FromDays(1), null, Root, None);
        Assert.Equal((TokenScope.Read, "ann", AccountRole.Analyst), await Tokens.FindAsync("h1", None) is { } found ? (found.Scope, found.Account.Name, found.Account.Role) : default);
        Assert.Equal([DateOnly.FromDateTime(Time.Now), null], (await Tokens.ListAsync(None)).Select(t => t.LastUsed));
        Assert.Null(await Tokens.FindAsync("h3", None));

        Assert.NotNull(await Tokens.FindAsync("h2", None));
        Time.Now += TimeSpan.FromDays(1);
        Assert.Null(await Tokens.FindAsync("h2", None));
        await Tokens.RevokeAsync(second, Root, None);
        await Assert.ThrowsAsync<AccountException>(() => Tokens.RevokeAsync(second, Root, None));
        await Accounts.LockAsync("ann", Root, None);
        Assert.Null(await Tokens.FindAsync("h1", None));
        await Accounts.UnlockAsync("ann", Root, None);
        Assert.NotNull(await Tokens.FindAsync("h1", None));
        await Accounts.RemoveAsync("ann", Root, None);
        Assert.Null(await Tokens.FindAsync("h1", None));
        Assert.Empty(await Tokens.ListAsync(None));
        Assert.False(await Accounts.AnyAsync(None));
    }

    [Fact]
    public async Task Whoever_a_provider_vouches_for_is_known_by_subject_and_never_takes_anothers_name()
    {
        await Accounts.AddAsync("ann", AccountRole.Admin, "hash", Root, None);
        SessionAccount first = (await SignIns.EnterFromOutsideAsync("https://id.example 17", "Ann", AccountRole.Reader, "::1", None))!;
        Assert.Equal(("Ann-2", AccountRole.Reader), (first.Account.Name, first.Account.Role));
        SessionAccount again = (await SignIns.EnterFromOutsideAsync("https://id.example 17", "renamed", AccountRole.Analyst, "::1", None))!;
        Assert.Equal((first.Account.Id, "Ann-2", AccountRole.Analyst), (again.Account.Id, again.Account.Name, again.Account.Role));
        Assert.Null((await SignIns.BeginAsync("Ann-2", "::1", None)).AccountId);
        await Assert.ThrowsAsync<AccountException>(() => Accounts.SetPasswordAsync("Ann-2", "hash", Root, None));
        await Accounts.LockAsync("Ann-2", Root, None);
        Assert.Null(await SignIns.EnterFromOutsideAsync("https://id.example 17", "Ann", AccountRole.Reader, "::1", None));
    }

    [Fact]
    public async Task Every_change_and_every_try_is_in_the_audit_log_without_what_was_typed()
    {
        await Accounts.AddAsync("ann", AccountRole.Analyst, "hash", Root, None);
        await SignIns.BeginAsync("my secret password", "203.0.113.7", None);
        await SignIns.SucceedAsync(await SignIns.BeginAsync("ann", "203.0.113.7", None), null, "203.0.113.7", None);
        await Tokens.AddAsync("ann", TokenScope.Write, "h", TimeSpan.FromDays(2), null, Root, None);
        await Accounts.RemoveAsync("ann", Root, None);

        AuditPage page = await Log.PageAsync(0, 10, None);
        Assert.Equal(
            [
                "root command line account removed ann", "root command line token added ann, token 1, scope write, until 2024-03-17", "ann 203.0.113.7 signed in ann",
                "ann 203.0.113.7 sign-in tried ann", "unknown 203.0.113.7 sign-in tried no account has this name", "root command line account added ann (analyst)",
            ],
            page.Entries.Select(e => $"{e.Who} {e.From} {e.What} {e.About}"));
        Assert.Equal(6, page.Count);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET who = 'nobody'")]
    [InlineData("DELETE FROM audit_entry")]
    public async Task The_database_itself_refuses_to_change_the_audit_log(string command)
    {
        await Log.AddAsync(Root, "something", "done", None);
        await using (MonitorDbContext context = Database.Open())
        {
            Exception refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync(command));
            Assert.Contains("audit_entry is append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("root", Assert.Single((await Log.PageAsync(0, 10, None)).Entries).Who);
    }

    [Fact]
    public void Keys_are_kept_once_and_in_order()
    {
        ProtectionKeys keys = new(Database);
        keys.Add("key-1", "<key id=\"1\"/>");
        keys.Add("key-2", "<key id=\"2\"/>");
        keys.Add("key-1", "<key id=\"3\"/>");
        Assert.Equal(["<key id=\"1\"/>", "<key id=\"2\"/>"], new ProtectionKeys(Database).All());
    }
}

public sealed class SqliteAccountStoreTests() : AccountStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAccountStoreTests() : AccountStoreTests(DatabaseKind.Postgres);
