using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What every table and column means, as Markdown: from the model and the comments in <c>Rows/</c>, so that neither can say something else.</summary>
internal sealed partial class DataDictionary
{
    private readonly Dictionary<string, XElement> comments = XDocument.Load(Path.ChangeExtension(typeof(MonitorDbContext).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The tables by name, each with its columns in their order.</summary>
    public string Write(IModel model)
    {
        var text = new StringBuilder();
        foreach (IEntityType table in model.GetEntityTypes().OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### `{table.GetTableName()}`\n{Comment($"T:{table.ClrType.FullName}")}\n\n| column | type | |\n|---|---|---|\n");
            foreach (IProperty column in table.GetProperties().OrderBy(p => p.PropertyInfo?.MetadataToken))
                text.Append(CultureInfo.InvariantCulture, $"| `{column.GetColumnName()}` | {column.GetColumnType()}{(column.IsNullable ? ", null" : "")} | {About(table, column)} |\n");
        }

        return text.ToString();
    }

    private string About(IEntityType table, IProperty column)
    {
        string key = column.IsPrimaryKey() ? "Key." : "";
        string reference = column.GetContainingForeignKeys().FirstOrDefault() is { } other ? $"→ `{other.PrincipalEntityType.GetTableName()}`." : "";
        string values = (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) is { IsEnum: true } type && !type.IsDefined(typeof(FlagsAttribute), false)
            ? string.Join(", ", Enum.GetNames(type).Select(n => $"`{n}`")) + "."
            : "";
        string comment = Comment($"P:{(column.PropertyInfo?.DeclaringType ?? table.ClrType).FullName}.{column.Name}");
        return string.Join(' ', new[] { key, reference, comment, values }.Where(s => s.Length > 0));
    }

    private string Comment(string member)
    {
        if (comments.GetValueOrDefault(member)?.Element("summary") is not { } summary)
            return "";
        foreach (XElement see in summary.Descendants("see").ToArray())
            see.ReplaceWith($"`{see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Value}`");
        foreach (XElement code in summary.Descendants("c").ToArray())
            code.ReplaceWith($"`{code.Value}`");
        return Blanks().Replace(summary.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
