using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One text as programs hand it in: one JSON object per line.</summary>
/// <param name="Source">Id of its outlet, or null.</param>
/// <param name="SourceSide">Country code of the side its outlet speaks for; null = that of the watchlist's source.</param>
/// <param name="Published">ISO day, month or instant, or null.</param>
internal sealed record TextLine(string? Id, string? Lang, string? Source, string? SourceSide, string? Published, string? Title, string? Text)
{
    /// <summary>Reads a file line by line; empty lines are passed over.</summary>
    /// <exception cref="CommandException">There is no such file, or a line is no text.</exception>
    public static IEnumerable<TextLine> ReadAll(string path) => Numbered(path).Select(l => Parse(path, l.Number, l.Line));

    /// <summary>The lines of a file that are not empty, with their numbers from 1.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static IEnumerable<(int Number, string Line)> Numbered(string path)
    {
        if (!File.Exists(path))
            throw new CommandException($"no file {path}: give --in a file with one JSON object per line", Failure.WrongUsage);
        return File.ReadLines(path).Select((line, i) => (Number: i + 1, Line: line)).Where(l => !string.IsNullOrWhiteSpace(l.Line));
    }

    /// <exception cref="CommandException">The line is no text; says where and why.</exception>
    public static TextLine Parse(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TextLine>(line, JsonLines.Options) is { Id: not null } text
                ? text
                : throw new CommandException($"{path}:{number}: a text needs an \"id\"");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path}:{number}: not a JSON object of a text: {e.Message}", inner: e);
        }
    }

    /// <summary>The side its outlet speaks for, as far as it is known.</summary>
    public string? Side(Watchlist watchlist) => SourceSide ?? watchlist.Sources.FirstOrDefault(s => s.Id == Source)?.Side;

    /// <summary>The text as the analyzer takes it.</summary>
    public Article Article()
    {
        string body = Text ?? "";
        return new Article(Title ?? "", body, Lang ?? LanguageDetector.Detect(body.Length > 0 ? body : Title ?? ""), PublishedDate(), null, null);
    }

    /// <summary>A day, a month, or an instant; null when it is none of them.</summary>
    public PublishedDate? PublishedDate()
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        if (DateTimeOffset.TryParseExact(Published, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out DateTimeOffset day))
            return new PublishedDate(day, DatePrecision.Day, DateOrigin.Meta);
        if (DateTimeOffset.TryParseExact(Published, "yyyy-MM", CultureInfo.InvariantCulture, Utc, out DateTimeOffset month))
            return new PublishedDate(month, DatePrecision.Month, DateOrigin.Meta);
        return DateTimeOffset.TryParse(Published, CultureInfo.InvariantCulture, Utc, out DateTimeOffset at) ? new PublishedDate(at, DatePrecision.Minute, DateOrigin.Meta) : null;
    }
}
