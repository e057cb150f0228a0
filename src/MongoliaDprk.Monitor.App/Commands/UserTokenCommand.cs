using System.CommandLine;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor user token</c>: keys with which programs do what an account may.</summary>
internal static class UserTokenCommand
{
    private const int UsualDays = 90;
    private const int MostDays = 730;

    private const string Notes = """
        feed   reads /alerts.atom, /visits.ics and /digests.atom; may stand in the address: /alerts.atom?token=TOKEN
        read   sees what a reader sees, sent as 'Authorization: Bearer TOKEN'
        write  also decides about visits, where the account may
        A token never does more than its account may at that moment, and nothing that administers.
        """;

    public static Command Create() => new ExampleCommand("token", "Make and revoke tokens with which programs use the API and feeds.", "monitor user token add ann --scope read --days 90", Notes)
    {
        Add(),
        List(),
        Revoke(),
    };

    private static ExampleCommand Add()
    {
        var name = new Argument<string>("NAME") { Description = "The account in whose name it is used." };
        Option<TokenScope> scope = Choice.Required<TokenScope>("--scope", "What it opens.");
        var days = new Option<int>("--days") { Description = $"Days after which it expires, at most {MostDays}.", HelpName = "N", DefaultValueFactory = _ => UsualDays };
        var note = new Option<string?>("--note") { Description = "What it is for.", HelpName = "TEXT" };
        days.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<int>() is < 1 or > MostDays)
                r.AddError($"--days is from 1 to {MostDays}");
        });
        var command = new ExampleCommand("add", "Make a token. It is printed once, on stdout, and kept only as a hash.", "monitor user token add ann --scope feed --days 365 --note 'news reader'", Notes) { name, scope, days, note };
        command.SetAction((parsed, cancellationToken) => UserCommand.RunAsync(parsed, async services =>
        {
            string token = TokenText.New();
            long id = await services.GetRequiredService<TokenStore>().AddAsync(
                parsed.GetValue(name)!, parsed.GetValue(scope), TokenText.Hash(token), TimeSpan.FromDays(parsed.GetValue(days)), parsed.GetValue(note), UserCommand.Operator, cancellationToken);
            Console.WriteLine(token);
            Console.Error.WriteLine($"token {id} of {parsed.GetValue(name)}, scope {Text.Lower(parsed.GetValue(scope))}, for {Text.Counted(parsed.GetValue(days), "day", "days")}: it is not shown again");
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand List()
    {
        var command = new ExampleCommand("list", "Print the tokens, also expired ones.", "monitor user token list") { SharedOptions.Json };
        command.SetAction((parsed, cancellationToken) => UserCommand.RunAsync(parsed, async services =>
        {
            IReadOnlyList<AccountToken> tokens = await services.GetRequiredService<TokenStore>().ListAsync(cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(tokens.Select(t => new { t.Id, t.Account, Scope = Text.Lower(t.Scope), t.Note, t.CreatedAt, t.ExpiresAt, t.LastUsed }));
            else
                Tables.Print(["token", "account", "scope", "expires", "last used", "note"], tokens.Select(t => (IReadOnlyList<string>)
                    [Text.Number((int)t.Id), t.Account, Text.Lower(t.Scope), Text.Minute(t.ExpiresAt), t.LastUsed is { } day ? Text.Day(day) : "never", t.Note ?? ""]), 0);
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand Revoke()
    {
        var id = new Argument<long>("ID") { Description = "The number of the token." };
        var command = new ExampleCommand("revoke", "Revoke a token: it opens nothing from now on.", "monitor user token revoke 3") { id };
        command.SetAction((parsed, cancellationToken) => UserCommand.RunAsync(parsed, async services =>
        {
            await services.GetRequiredService<TokenStore>().RevokeAsync(parsed.GetValue(id), UserCommand.Operator, cancellationToken);
            Console.WriteLine($"token {parsed.GetValue(id)} is revoked");
        }, cancellationToken));
        return command;
    }
}
