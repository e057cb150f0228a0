using System.Text;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>The texts of a file with one JSON object per line, as 'monitor analyze' takes them. A text counts as fetched when it is imported.</summary>
/// <param name="mostBytes">Bytes a line may have; a longer one is counted and passed over.</param>
/// <param name="damaged">Told of each line that is no text; its offset is the line's number.</param>
internal sealed class TextItems(string path, DateTime now, int mostBytes, Action<ArchiveDamage> damaged) : ArchiveItems
{
    private readonly FileStream file = File.OpenRead(path);
    private LineReader? lines;
    private long number;

    public override long Position => file.Position;

    public override ArchiveItem? Next()
    {
        lines ??= new LineReader(file, mostBytes);
        while (lines.Read())
        {
            number++;
            if (lines.Line is not { } bytes)
                return new ArchiveItem(number, RecordKind.TooLarge);
            string line = Encoding.UTF8.GetString(bytes.Span);
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                TextLine text = TextLine.Parse(path, (int)number, line);
                return new ArchiveItem(number, RecordKind.Page, new FetchedPage(TextOutlet.Address(text), bytes, TextOutlet.ContentType, now), text);
            }
            catch (Exception e) when (e is CommandException or UriFormatException)
            {
                damaged(new ArchiveDamage(number, number, e.Message));
            }
        }

        return null;
    }

    public override void Dispose() => file.Dispose();
}
