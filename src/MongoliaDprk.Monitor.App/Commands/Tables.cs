using MongoliaDprk.Monitor.Core.Digests;
using Spectre.Console;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Tables on stdout: as wide as the terminal, or as wide as they need when piped. Whatever stands in a cell is one line of words.</summary>
internal static class Tables
{
    private const int PipedWidth = 1000;

    public static void Print(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, params int[] rightAligned)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        for (int i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = rightAligned.Contains(i) ? Justify.Right : Justify.Left, NoWrap = Console.IsOutputRedirected });
        foreach (IReadOnlyList<string> row in rows)
            table.AddRow([.. row.Select(c => Markup.Escape(OutsideText.Clean(c)))]);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipedWidth;
        console.Write(table);
    }
}
