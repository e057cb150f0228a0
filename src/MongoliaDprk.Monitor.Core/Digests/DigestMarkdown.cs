using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest in CommonMark.</summary>
internal sealed class DigestMarkdown(Digest digest)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<>|~#&$@");
    private readonly StringBuilder text = new();

    public string Render()
    {
        text.Append("# ").Append(Escape(DigestWords.Heading(digest))).Append("\n\n");
        text.Append("**").Append(Escape(DigestWords.Numbers(digest))).Append("**\n");
        Visits();
        Articles();
        Actors();
        Sources();
        return text.ToString();
    }

    /// <summary>Words that mean only themselves, wherever in a line they stand; also those that other dialects turn into links.</summary>
    internal static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        for (int i = 0; i < words.Length; i++)
        {
            char c = words[i];
            bool listMark = c is '-' or '+' or '=' && i == 0;
            bool numberMark = c is '.' or ')' && i > 0 && words.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0;
            bool scheme = c == ':' && words.AsSpan(i + 1).StartsWith("//");
            bool host = c == '.' && i >= 3 && words.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
            if (Marks.Contains(c) || listMark || numberMark || scheme || host)
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private void Visits()
    {
        if (digest.Visits.Count == 0)
            return;
        Heading("Visits", digest.Visits.Count);
        foreach (DigestVisit visit in DigestWords.Visits(digest))
        {
            string head = Escape($"{DigestWords.Direction(visit.From, visit.To)}: {DigestWords.Who(visit, digest)}");
            string about = Escape($"{visit.Stage.ToString().ToLowerInvariant()}, {DigestWords.Dates(visit.Start, visit.End)}{DigestWords.Place(visit)}");
            text.Append("- ").Append(visit.IsNew ? "**NEW** " : "").Append("**").Append(head).Append("** – ").Append(about).Append('\n');
            Quote(visit.Sentence);
            text.Append("\n  ").Append(Link(OutsideText.Clean(visit.SourceName), visit.Address)).Append(" · ").Append(DigestWords.Confidence(visit.Confidence)).Append('\n');
        }
    }

    private void Articles()
    {
        Heading("Articles", digest.Articles.Count);
        if (digest.Articles.Count == 0)
            text.Append(Escape(DigestWords.NoArticles(digest))).Append('\n');
        foreach (DigestArticle article in digest.Articles)
        {
            text.Append("- ").Append(Link(DigestWords.Title(article.Title), article.Address)).Append("  \n  ");
            text.Append(DigestWords.Where(article.Salience)).Append(" · ").Append(Escape(DigestWords.About(article, digest))).Append('\n');
            if (OutsideText.Clean(article.Evidence) != DigestWords.Title(article.Title))
                Quote(article.Evidence);
        }
    }

    private void Actors()
    {
        if (digest.Actors.Count == 0)
            return;
        Heading("Actors", digest.Actors.Count);
        text.Append("| Actor | Side | Articles | Hits |\n|---|---|--:|--:|\n");
        foreach (DigestActor actor in digest.Actors)
        {
            string side = OutsideText.Clean(actor.Side).ToUpperInvariant();
            text.Append("| ").Append(Escape(OutsideText.Clean(actor.Name))).Append(" | ").Append(Escape(side)).Append(" | ");
            text.Append(actor.Articles).Append(" | ").Append(actor.Hits).Append(" |\n");
        }
    }

    private void Sources()
    {
        DigestSource[] missing = [.. DigestWords.Missing(digest)];
        if (missing.Length > 0)
        {
            Heading("Not collected", missing.Length);
            foreach (DigestSource source in missing)
                text.Append("- **").Append(Escape(OutsideText.Clean(source.Name))).Append("** ").Append(Escape(DigestWords.Why(source, digest.Day))).Append('\n');
        }

        if (digest.SourceNews.Count > 0)
        {
            Heading(DigestWords.SourceNews, digest.SourceNews.Count);
            foreach (DigestNews news in digest.SourceNews)
                text.Append("- **").Append(Escape(OutsideText.Clean(news.Title))).Append("** ").Append(Escape(OutsideText.Clean(news.Text))).Append('\n');
        }

        DigestSource[] silent = [.. DigestWords.Silent(digest)];
        if (silent.Length > 0)
        {
            Heading("Collected, but silent", silent.Length);
            text.Append(Escape(string.Join(", ", silent.Select(s => OutsideText.Clean(s.Name))))).Append('\n');
        }
    }

    private void Heading(string words, int count) => text.Append("\n## ").Append(words).Append(" (").Append(count).Append(")\n\n");

    private void Quote(string sentence)
    {
        if (OutsideText.Clean(sentence) is { Length: > 0 } clean)
            text.Append("  > ").Append(Escape(clean)).Append('\n');
    }

    private static string Link(string words, string address) => OutsideText.Address(address) is { } safe
        ? $"[{Escape(words)}]({Destination(safe)})"
        : $"{Escape(words)} (no usable address)";

    /// <summary>Brackets end a destination and entities are read in it.</summary>
    private static string Destination(string address)
    {
        string destination = address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return destination.Contains(';', StringComparison.Ordinal) ? destination.Replace("&", "&amp;", StringComparison.Ordinal) : destination;
    }
}
