using System.CommandLine;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor user</c>: who may sign in, and what each may do.</summary>
internal static class UserCommand
{
    private const string Notes = """
        reader   sees everything but accounts
        analyst  also decides about visits
        admin    also tests channels, sees the audit log, locks accounts
        Without any account whoever uses this machine may do everything, and the monitor listens nowhere else.
        With the first account all have to sign in. Changes hold at once, also in a monitor that is running.
        """;

    private static readonly Argument<string> Name = new("NAME") { Description = "The account." };
    private static readonly Option<AccountRole> Role = Choice.Required<AccountRole>("--role", "What the account may do.");

    public static Command Create() => new ExampleCommand("user", "Say who may sign in to the dashboard and what they may do there.", "monitor user add ann --role analyst", Notes)
    {
        Add(),
        List(),
        Change("remove", "Remove an account with its tokens; its sessions end, its decisions stay.", "monitor user remove ann", "is removed", (a, n, d, c) => a.RemoveAsync(n, d, c)),
        Password(),
        Change("lock", "Lock an account: its sessions end, and neither password nor token opens anything.", "monitor user lock ann", "is locked", (a, n, d, c) => a.LockAsync(n, d, c)),
        Change("unlock", "Unlock an account, also one that waits after too many failures.", "monitor user unlock ann", "is unlocked", (a, n, d, c) => a.UnlockAsync(n, d, c)),
        SetRole(),
        UserTokenCommand.Create(),
        Audit(),
    };

    private static ExampleCommand Add()
    {
        var command = new ExampleCommand("add", "Add an account; the password is asked for.", "monitor user add ann --role analyst") { Name, Role, PasswordInput.File };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            string name = parsed.GetValue(Name)!, hash = services.GetRequiredService<Passwords>().Hash(name, await PasswordInput.ReadAsync(parsed, cancellationToken));
            await services.GetRequiredService<AccountStore>().AddAsync(name, parsed.GetValue(Role), hash, Operator, cancellationToken);
            Console.WriteLine($"account {name} ({Text.Lower(parsed.GetValue(Role))}) is added");
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand Password()
    {
        var command = new ExampleCommand("password", "Give an account another password; its sessions end.", "monitor user password ann --password-file new-password") { Name, PasswordInput.File };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            string name = parsed.GetValue(Name)!, hash = services.GetRequiredService<Passwords>().Hash(name, await PasswordInput.ReadAsync(parsed, cancellationToken));
            await services.GetRequiredService<AccountStore>().SetPasswordAsync(name, hash, Operator, cancellationToken);
            Console.WriteLine($"account {name} has another password");
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand SetRole()
    {
        var command = new ExampleCommand("role", "Give an account another role; it holds at once.", "monitor user role ann --role admin") { Name, Role };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            await services.GetRequiredService<AccountStore>().SetRoleAsync(parsed.GetValue(Name)!, parsed.GetValue(Role), Operator, cancellationToken);
            Console.WriteLine($"account {parsed.GetValue(Name)} is {Text.Lower(parsed.GetValue(Role))}");
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand Change(string name, string description, string example, string done, Func<AccountStore, string, Doer, CancellationToken, Task> change)
    {
        var command = new ExampleCommand(name, description, example) { Name };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            await change(services.GetRequiredService<AccountStore>(), parsed.GetValue(Name)!, Operator, cancellationToken);
            Console.WriteLine($"account {parsed.GetValue(Name)} {done}");
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand List()
    {
        var command = new ExampleCommand("list", "Print the accounts.", "monitor user list --json") { SharedOptions.Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            IReadOnlyList<Account> accounts = await services.GetRequiredService<AccountStore>().ListAsync(cancellationToken);
            DateTime now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(accounts.Select(a => new { a.Name, Role = Text.Lower(a.Role), State = AccountWords.State(a, now), a.CreatedAt, a.LastSignIn }));
            else if (accounts.Count == 0)
                Console.WriteLine("no accounts: whoever uses this machine may do everything");
            else
                Tables.Print(["account", "role", "state", "last sign-in"], accounts.Select(a => (IReadOnlyList<string>)[a.Name, Text.Lower(a.Role), AccountWords.State(a, now), Text.Minute(a.LastSignIn)]));
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand Audit()
    {
        const int Usual = 100;
        var most = new Option<int>("--most") { Description = "How many entries.", DefaultValueFactory = _ => Usual };
        var command = new ExampleCommand("audit", "Print who changed what, when and from where, newest first.", "monitor user audit --most 20") { most, SharedOptions.Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
        {
            AuditPage page = await services.GetRequiredService<AuditLog>().PageAsync(0, parsed.GetValue(most), cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(page.Entries);
            else
                Tables.Print(["when (UTC)", "who", "from", "what", "about"], page.Entries.Select(e => (IReadOnlyList<string>)[Text.Minute(e.At), e.Who, e.From, e.What, e.About]));
        }, cancellationToken));
        return command;
    }

    /// <summary>Who types commands.</summary>
    internal static Doer Operator => new(Environment.UserName, Doer.CommandLine);

    internal static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task> run, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
        try
        {
            await run(services);
            return 0;
        }
        catch (AccountException e)
        {
            throw new CommandException(e.Message, Failure.Failed, e);
        }
    }
}
