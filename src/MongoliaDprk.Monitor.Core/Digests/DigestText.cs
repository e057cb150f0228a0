using System.Text;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest for a terminal.</summary>
internal sealed class DigestText(Digest digest)
{
    private const int Columns = 80;
    private const string Indent = "      ";
    private readonly StringBuilder text = new();

    public string Render()
    {
        Lines("", DigestWords.Heading(digest));
        text.Append('=', Columns).Append('\n');
        Lines("", DigestWords.Numbers(digest));
        Visits();
        Articles();
        Actors();
        Sources();
        return text.ToString();
    }

    private void Visits()
    {
        if (digest.Visits.Count == 0)
            return;
        Heading("Visits", digest.Visits.Count);
        foreach (DigestVisit visit in DigestWords.Visits(digest))
        {
            Item(visit.IsNew ? "NEW" : "-", $"{DigestWords.Direction(visit.From, visit.To)}: {DigestWords.Who(visit, digest)}");
            Lines(Indent, $"{visit.Stage.ToString().ToLowerInvariant()}, {DigestWords.Dates(visit.Start, visit.End)}{DigestWords.Place(visit)}");
            Lines(Indent, $"“{OutsideText.Clean(visit.Sentence)}”");
            Lines(Indent, $"{OutsideText.Clean(visit.SourceName)} · {DigestWords.Confidence(visit.Confidence)}");
            Address(visit.Address);
        }
    }

    private void Articles()
    {
        Heading("Articles", digest.Articles.Count);
        if (digest.Articles.Count == 0)
            Lines("  ", DigestWords.NoArticles(digest));
        int number = 0;
        foreach (DigestArticle article in digest.Articles)
        {
            Item($"{++number}.", DigestWords.Title(article.Title));
            Lines(Indent, $"{DigestWords.Where(article.Salience)} · {DigestWords.About(article, digest)}");
            if (OutsideText.Clean(article.Evidence) is { Length: > 0 } evidence && evidence != DigestWords.Title(article.Title))
                Lines(Indent, $"“{evidence}”");
            Address(article.Address);
        }
    }

    private void Actors()
    {
        if (digest.Actors.Count == 0)
            return;
        Heading("Actors", digest.Actors.Count);
        foreach (DigestActor actor in digest.Actors)
        {
            string counts = $"{DigestWords.Count(actor.Articles, "article")}, {DigestWords.Count(actor.Hits, "hit")}";
            Lines("  ", $"{OutsideText.Clean(actor.Name)} ({OutsideText.Clean(actor.Side).ToUpperInvariant()}): {counts}");
        }
    }

    private void Sources()
    {
        DigestSource[] missing = [.. DigestWords.Missing(digest)];
        if (missing.Length > 0)
        {
            Heading("Not collected", missing.Length);
            foreach (DigestSource source in missing)
                Lines("  ", $"{OutsideText.Clean(source.Name)}: {DigestWords.Why(source, digest.Day)}");
        }

        if (digest.SourceNews.Count > 0)
        {
            Heading(DigestWords.SourceNews, digest.SourceNews.Count);
            foreach (DigestNews news in digest.SourceNews)
            {
                Item("-", OutsideText.Clean(news.Title));
                Lines(Indent, OutsideText.Clean(news.Text));
            }
        }

        DigestSource[] silent = [.. DigestWords.Silent(digest)];
        if (silent.Length > 0)
        {
            Heading("Collected, but silent", silent.Length);
            Lines("  ", string.Join(", ", silent.Select(s => OutsideText.Clean(s.Name))));
        }
    }

    private void Heading(string words, int count) => text.Append('\n').Append(words.ToUpperInvariant()).Append(" (").Append(count).Append(")\n");

    /// <summary>A first line with a mark in the margin, the others indented.</summary>
    private void Item(string mark, string words)
    {
        int begin = text.Length;
        Lines(Indent, words);
        string margin = "  " + mark;
        if (margin.Length < Indent.Length)
            text.Remove(begin, margin.Length).Insert(begin, margin);
        else
            text.Insert(begin, margin + "\n");
    }

    private void Lines(string indent, string words)
    {
        foreach (string line in DisplayWidth.Wrap(words, Columns - indent.Length))
            text.Append(indent).Append(line).Append('\n');
    }

    /// <summary>Never broken: a broken address cannot be clicked.</summary>
    private void Address(string address) => text.Append(Indent).Append(OutsideText.Address(address) ?? "(no usable address)").Append('\n');
}
