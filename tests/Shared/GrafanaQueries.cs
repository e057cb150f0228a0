using System.Text.Json;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>The queries of the dashboards that are provisioned for Grafana, as its PostgreSQL data source sends them.</summary>
internal static partial class GrafanaQueries
{
    public static readonly string Folder = Path.Combine(ProjectFolder.Top, "deploy", "grafana");

    /// <summary>File names of the dashboards.</summary>
    public static IEnumerable<string> Dashboards => Directory.GetFiles(Path.Combine(Folder, "dashboards"), "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    /// <summary>Of variables and panels, with their macros.</summary>
    public static IReadOnlyList<string> Of(string dashboard)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dashboards", dashboard)));
        return
        [
            .. file.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray().Select(v => v.GetProperty("query").GetString()!),
            .. file.RootElement.GetProperty("panels").EnumerateArray().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("rawSql").GetString()!),
        ];
    }

    /// <summary>What the data source makes of macros and variables.</summary>
    public static string Expand(string query, string first, string last, IEnumerable<string> actors, IEnumerable<string> sources)
    {
        string from = $"'{first}T00:00:00Z'", to = $"'{last}T00:00:00Z'";
        query = TimeFilter().Replace(query, $"$1 BETWEEN {from} AND {to}");
        query = TimeGroup().Replace(query, m => $"floor(extract(epoch from {m.Groups[1].Value})/{(m.Groups[2].Value == "1d" ? 86400 : 604800)})*{(m.Groups[2].Value == "1d" ? 86400 : 604800)} AS \"time\"");
        query = query.Replace("$__timeFrom()", from, StringComparison.Ordinal).Replace("$__timeTo()", to, StringComparison.Ordinal)
            .Replace("${actor:sqlstring}", Quoted(actors), StringComparison.Ordinal).Replace("${source:sqlstring}", Quoted(sources), StringComparison.Ordinal);
        return query.Contains('$', StringComparison.Ordinal) ? throw new InvalidOperationException($"a macro is not known: {query}") : query;
    }

    private static string Quoted(IEnumerable<string> ids) => string.Join(",", ids.Select(i => $"'{i}'"));

    [GeneratedRegex(@"\$__timeFilter\(([^)]+)\)")]
    private static partial Regex TimeFilter();

    [GeneratedRegex(@"\$__timeGroupAlias\(([^,]+), '(\d+d)'\)")]
    private static partial Regex TimeGroup();
}
