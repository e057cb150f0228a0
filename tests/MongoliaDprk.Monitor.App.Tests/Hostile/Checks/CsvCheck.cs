using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>CSV (RFC 4180) whose rows are whole and whose cells no spreadsheet takes for a formula.</summary>
internal static class CsvCheck
{
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string csv)
    {
        List<List<string>> rows;
        try
        {
            rows = Parse(csv.TrimStart('\uFEFF'));
        }
        catch (FormatException e)
        {
            return [e.Message];
        }

        return rows.Where(r => r.Count != rows[0].Count).Select(r => $"a row of {r.Count} cells where {rows[0].Count} belong: {ShownText.Around(string.Join('|', r), 0)}")
            .Concat(rows.SelectMany(r => r).SelectMany(Cell));
    }

    private static IEnumerable<string> Cell(string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '|' or '%'
            && !double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            yield return $"a cell that is a formula: {ShownText.Around(cell, 0)}";
        }

        if (cell.TrimStart().Length < cell.Length && cell.TrimStart() is ['=' or '+' or '-' or '@', ..])
            yield return $"a cell that is a formula after blanks: {ShownText.Around(cell, 0)}";
        // some spreadsheets end a cell at these whatever RFC 4180 says
        foreach (string fault in ShownText.Faults(cell))
            yield return fault;
    }

    /// <exception cref="FormatException">It is not RFC 4180.</exception>
    private static List<List<string>> Parse(string csv)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        for (int at = 0; at < csv.Length;)
        {
            StringBuilder cell = new();
            at = csv[at] == '"' ? Quoted(csv, at + 1, cell) : Bare(csv, at, cell);
            row.Add(cell.ToString());
            if (at == csv.Length || csv[at] is '\r' or '\n')
            {
                rows.Add(row);
                row = [];
                at += at < csv.Length && csv[at] == '\r' ? 2 : 1;
            }
            else if (++at == csv.Length)
            {
                row.Add("");
                rows.Add(row);
            }
        }

        return rows;
    }

    private static int Bare(string csv, int at, StringBuilder cell)
    {
        for (; at < csv.Length && csv[at] is not (',' or '\n' or '\r'); at++)
        {
            if (csv[at] == '"')
                throw new FormatException($"a quotation mark inside a bare cell: {ShownText.Around(csv, at)}");
            cell.Append(csv[at]);
        }

        return at;
    }

    private static int Quoted(string csv, int at, StringBuilder cell)
    {
        for (; at < csv.Length; at++)
        {
            if (csv[at] != '"')
                cell.Append(csv[at]);
            else if (at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else
                return at + 1 == csv.Length || csv[at + 1] is ',' or '\r' or '\n' ? at + 1 : throw new FormatException($"something after a closing quotation mark: {ShownText.Around(csv, at)}");
        }

        throw new FormatException("a quotation mark is never closed");
    }
}
