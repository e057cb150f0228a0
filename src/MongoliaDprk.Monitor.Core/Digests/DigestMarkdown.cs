using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest in CommonMark with GitHub's tables.</summary>
internal sealed class DigestMarkdown(DigestPage page)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<>|~#&$@");
    private readonly StringBuilder text = new();

    public string Render()
    {
        text.Append("# ").Append(Escape(page.Heading)).Append("\n\n");
        foreach (string line in page.Opening)
            text.Append(Escape(line)).Append("  \n");
        text.Append("**").Append(page.Nothing is { } nothing ? Escape(nothing) : Join(page.Numbers)).Append("**\n");
        foreach (DigestSection section in page.Sections)
            Section(section);
        text.Append("\n---\n\n").Append(Link(new Linked(page.Footer, page.Address))).Append('\n');
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

    private void Section(DigestSection section)
    {
        text.Append("\n## ").Append(Escape(section.Title)).Append(" (").Append(Link(new Linked(DigestLanguage.Number(section.Count), section.Address))).Append(")\n\n");
        if (section.Notes.Count > 0)
            text.Append(Join(section.Notes)).Append('\n');
        foreach (DigestTable table in section.Tables)
            Table(table);
        foreach (DigestEntry entry in section.Entries)
            Entry(entry);
        if (section.More is { } more)
            text.Append('\n').Append(Link(more)).Append('\n');
    }

    private void Entry(DigestEntry entry)
    {
        text.Append("- ").Append(entry.Mark.Length > 0 ? $"**{Escape(entry.Mark)}** " : "").Append("**").Append(Link(entry.Head)).Append("**");
        foreach (IReadOnlyList<Linked> line in entry.Lines)
            text.Append("  \n  ").Append(Join(line));
        text.Append('\n');
        if (entry.Quote is { Length: > 0 } quote)
            text.Append("  > ").Append(Escape(quote)).Append('\n');
        if (entry.Source.Count > 0)
            text.Append("\n  ").Append(Join(entry.Source)).Append('\n');
    }

    private void Table(DigestTable table)
    {
        text.Append("\n| ").AppendJoin(" | ", table.Heads.Select(Escape)).Append(" |\n|---|").Insert(text.Length, "--:|", table.Heads.Count - 1).Append('\n');
        foreach (IReadOnlyList<Linked> row in table.Rows)
            text.Append("| ").AppendJoin(" | ", row.Select(Link)).Append(" |\n");
        if (table.More is { } more)
            text.Append('\n').Append(Link(more)).Append('\n');
    }

    private static string Join(IEnumerable<Linked> words) => string.Join(" · ", words.Select(Link));

    private static string Link(Linked words) => words.Address is { } safe ? $"[{Escape(words.Words)}]({Destination(safe)})" : Escape(words.Words);

    /// <summary>Brackets end a destination and entities are read in it.</summary>
    private static string Destination(string address)
    {
        string destination = address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return destination.Contains(';', StringComparison.Ordinal) ? destination.Replace("&", "&amp;", StringComparison.Ordinal) : destination;
    }
}
