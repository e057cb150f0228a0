using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>A command whose help ends with an example that can be typed as it is.</summary>
internal sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    public string Example { get; } = example;
}

/// <summary>The framework's help with the command's example behind it.</summary>
internal sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        string example = (parseResult.CommandResult.Command as ExampleCommand)?.Example ?? "monitor demo";
        parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}\n");
        return code;
    }
}
