using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>A command whose help ends with an example that can be typed as it is.</summary>
internal sealed class ExampleCommand(string name, string description, string example, string? notes = null) : Command(name, description)
{
    public string Example { get; } = example;

    /// <summary>What must be known beyond the one line of the description; shown only in the command's own help. Null = nothing.</summary>
    public string? Notes { get; } = notes;
}

/// <summary>The framework's help with the command's example behind it.</summary>
internal sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        ExampleCommand? command = parseResult.CommandResult.Command as ExampleCommand;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (command?.Notes is { } notes)
            output.WriteLine($"Notes:\n  {notes.ReplaceLineEndings("\n  ")}\n");
        output.WriteLine($"Example:\n  {command?.Example ?? "monitor demo"}\n");
        return code;
    }
}
