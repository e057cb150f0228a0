using System.CommandLine;
using System.Text;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Asks for a new password: on a terminal twice and without showing it, else from a file or one line of stdin. Never an argument: other users see those.</summary>
internal static class PasswordInput
{
    public static Option<string?> File { get; } = new("--password-file")
    {
        Description = "File whose first line is the password. Default: asked on the terminal, or one line of stdin.",
        HelpName = "FILE",
    };

    /// <exception cref="CommandException">There is none, or the two are not the same.</exception>
    public static async Task<string> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(File) is { } file)
            return FirstLine(file);
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync(cancellationToken) ?? throw new CommandException("no password on stdin", Failure.WrongUsage);
        string password = Ask("Password: ");
        return password == Ask("Once more: ") ? password : throw new CommandException("the two are not the same; nothing was changed");
    }

    private static string FirstLine(string file)
    {
        try
        {
            return System.IO.File.ReadLines(file).FirstOrDefault() ?? throw new CommandException($"the password file {file} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the password file {file} cannot be read: {e.Message}", inner: e);
        }
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        StringBuilder typed = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
