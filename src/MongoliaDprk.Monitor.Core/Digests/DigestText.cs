using System.Text;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest for a terminal and for the plain part of a mail.</summary>
internal sealed class DigestText(DigestPage page)
{
    private const int Columns = 80;
    private const string Indent = "      ";
    private readonly StringBuilder text = new();

    public string Render()
    {
        Lines("", page.Heading);
        text.Append('=', Columns).Append('\n');
        foreach (string line in page.Opening)
            Lines("", line);
        Lines("", page.Nothing ?? Join(page.Numbers));
        foreach (DigestSection section in page.Sections)
            Section(section);
        text.Append('\n');
        Lines("", page.Footer);
        if (page.Address is { } address)
            text.Append(page.Language["footer.open"]).Append(": ").Append(address).Append('\n');
        return text.ToString();
    }

    private void Section(DigestSection section)
    {
        text.Append('\n');
        Lines("", $"{section.Title.ToUpperInvariant()} ({DigestLanguage.Number(section.Count)})");
        if (section.Notes.Count > 0)
            Lines("  ", Join(section.Notes));
        foreach (DigestTable table in section.Tables)
            Table(table);
        int number = 0;
        foreach (DigestEntry entry in section.Entries)
            Entry(entry, section.Entries.Any(e => e.Mark.Length > 0) ? entry.Mark : $"{++number}.");
        if (section.More is { } more)
            Lines("  ", more.Address is null ? more.Words : $"{more.Words}:");
        if (section.More?.Address is { } address)
            text.Append("  ").Append(address).Append('\n');
    }

    private void Entry(DigestEntry entry, string mark)
    {
        int begin = text.Length;
        string margin = "  " + mark;
        bool fits = DisplayWidth.Of(margin) < Indent.Length;
        Lines(Indent, fits ? entry.Head.Words : $"{mark} {entry.Head.Words}");
        text.Remove(begin, fits ? DisplayWidth.Of(margin) : Indent.Length - 2);
        if (fits)
            text.Insert(begin, margin);
        foreach (IReadOnlyList<Linked> line in entry.Lines)
            Lines(Indent, Join(line));
        if (entry.Quote is { Length: > 0 } quote)
            Lines(Indent, page.Language.With("quote", quote));
        if (entry.Source.Count > 0)
            Lines(Indent, Join(entry.Source));
        // never broken: a broken address cannot be clicked; one is enough, of several the evidence
        if ((entry.Source.FirstOrDefault(s => s.Address is not null) ?? entry.Lines.SelectMany(l => l).FirstOrDefault(l => entry.Head.Address is null && l.Address is not null))?.Address is { } evidence)
            text.Append(Indent).Append(evidence).Append('\n');
        else if (entry.Head.Address is { } address)
            text.Append(Indent).Append(address).Append('\n');
    }

    /// <summary>Columns of numbers on the right, each as wide as its widest cell.</summary>
    private void Table(DigestTable table)
    {
        int[] widths = [.. Enumerable.Range(0, table.Heads.Count).Select(c => Math.Max(DisplayWidth.Of(table.Heads[c]), table.Rows.Select(r => DisplayWidth.Of(r[c].Words)).DefaultIfEmpty().Max()))];
        int first = Columns - 2 - widths.Skip(1).Sum(w => w + 2);
        text.Append('\n');
        Row(table.Heads, widths, Math.Min(first, widths[0]));
        foreach (IReadOnlyList<Linked> row in table.Rows)
            Row([.. row.Select(c => c.Words)], widths, Math.Min(first, widths[0]));
        if (table.More is { } more)
            Lines("  ", more.Words);
    }

    private void Row(IReadOnlyList<string> cells, int[] widths, int first)
    {
        IReadOnlyList<string> words = DisplayWidth.Wrap(cells[0], first);
        for (int i = 0; i < words.Count; i++)
        {
            text.Append("  ").Append(words[i]);
            if (i == words.Count - 1)
            {
                text.Append(' ', first - DisplayWidth.Of(words[i]));
                for (int column = 1; column < cells.Count; column++)
                    text.Append(' ', 2 + widths[column] - DisplayWidth.Of(cells[column])).Append(cells[column]);
            }

            text.Append('\n');
        }
    }

    private static string Join(IEnumerable<Linked> words) => string.Join(" · ", words.Select(w => w.Words));

    private void Lines(string indent, string words)
    {
        foreach (string line in DisplayWidth.Wrap(words, Columns - indent.Length))
            text.Append(indent).Append(line).Append('\n');
    }
}
