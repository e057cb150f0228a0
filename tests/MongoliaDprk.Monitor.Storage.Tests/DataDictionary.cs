using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What every table and column means, as Markdown: from the model and the comments in <c>Rows/</c>, so that neither can say something else.</summary>
internal sealed partial class DataDictionary(IModel model)
{
    private static readonly Assembly[] Documented = [typeof(MonitorDbContext).Assembly, typeof(TrendKeys).Assembly];

    private readonly Dictionary<string, XElement> comments = Documented
        .SelectMany(a => XDocument.Load(Path.ChangeExtension(a.Location, ".xml")).Descendants("member")).ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The tables by name, each with its columns in their order.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (IEntityType table in model.GetEntityTypes().OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### `{table.GetTableName()}`\n{Comment($"T:{table.ClrType.FullName}", table)}\n\n| column | type | |\n|---|---|---|\n");
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
        string comment = Comment($"P:{(column.PropertyInfo?.DeclaringType ?? table.ClrType).FullName}.{column.Name}", table);
        return string.Join(' ', new[] { key, reference, comment, values }.Where(s => s.Length > 0));
    }

    private string Comment(string member, IEntityType table)
    {
        if (comments.GetValueOrDefault(member)?.Element("summary") is not { } summary)
            return "";
        XElement text = OfReference(summary) ?? new XElement(summary);
        foreach (XElement see in text.Descendants("see").ToArray())
            see.ReplaceWith($"`{(see.Attribute("cref")?.Value is { } reference ? Name(reference, table) : see.Value)}`");
        foreach (XElement code in text.Descendants("c").ToArray())
            code.ReplaceWith($"`{code.Value}`");
        return Blanks().Replace(text.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>What a comment refers to when it says nothing else, and that is a part of a record; else null.</summary>
    private XElement? OfReference(XElement summary)
    {
        if (summary.Elements().ToArray() is not [{ Name.LocalName: "see" } see] || summary.Value.Trim() is not ("See ." or "") || see.Attribute("cref")?.Value is not ['P', ':', .. var property])
            return null;
        int dot = property.LastIndexOf('.');
        return comments.GetValueOrDefault($"T:{property[..dot]}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property[(dot + 1)..]) is { } part ? new XElement(part) : null;
    }

    /// <summary>What a reader of the database knows it by: the name of a table or column, the value of a constant; else its name in the program.</summary>
    /// <param name="table">The table that is spoken of.</param>
    private string Name(string reference, IEntityType table)
    {
        (char kind, string name) = (reference[0], reference[2..]);
        int dot = name.LastIndexOf('.');
        (string owner, string member) = (name[..dot], name[(dot + 1)..]);
        Type? type = Documented.Select(a => a.GetType(kind == 'T' ? name : owner)).FirstOrDefault(t => t is not null);
        return kind switch
        {
            'T' => model.GetEntityTypes().FirstOrDefault(t => t.ClrType == type)?.GetTableName(),
            'P' => Column(type, member, table),
            'F' when type?.IsEnum == false => type.GetField(member, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue()?.ToString(),
            _ => null,
        } ?? member;
    }

    private string? Column(Type? type, string property, IEntityType table)
    {
        IEntityType[] all = [.. model.GetEntityTypes().Where(t => type?.IsAssignableFrom(t.ClrType) == true)];
        bool own = all.Contains(table);
        return (own ? table : all.FirstOrDefault())?.FindProperty(property) is { } column
            ? own ? column.GetColumnName() : $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()}"
            : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
