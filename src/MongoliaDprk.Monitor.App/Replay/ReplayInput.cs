using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>The texts of a back-test in the order of their dates.</summary>
/// <param name="Texts">By date; what has the same date in the order of the file.</param>
/// <param name="Undated">Ids of texts without a date that can be read: nobody can say when they would have been read.</param>
/// <param name="Repeated">Ids that an earlier line has.</param>
internal sealed record ReplayInput(IReadOnlyList<ReplayText> Texts, IReadOnlyList<string> Undated, IReadOnlyList<string> Repeated)
{
    private const int ErrorsTold = 20;

    /// <exception cref="CommandException">There is no such file, or lines of it are no texts: all of them are told, for a back-test of the rest would look whole.</exception>
    public static ReplayInput Read(string path)
    {
        List<ReplayText> texts = [];
        List<string> undated = [], repeated = [], errors = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach ((int number, string line) in TextLine.Numbered(path))
        {
            try
            {
                TextLine text = TextLine.Parse(path, number, line);
                if (!ids.Add(text.Id!))
                    repeated.Add(text.Id!);
                else if (ReplayText.Of(text) is { } dated)
                    texts.Add(dated);
                else
                    undated.Add(text.Id!);
            }
            catch (CommandException e)
            {
                errors.Add(e.Message);
            }
        }

        if (errors.Count > 0)
            throw new CommandException(string.Join('\n', errors.Take(ErrorsTold)) + (errors.Count > ErrorsTold ? $"\nand {errors.Count - ErrorsTold} more lines" : ""));
        return new ReplayInput([.. texts.OrderBy(t => t.At)], undated, repeated);
    }
}
