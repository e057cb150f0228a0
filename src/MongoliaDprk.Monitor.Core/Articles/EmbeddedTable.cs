using System.Reflection;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Tables of language knowledge that are built into this assembly: one entry a line, fields parted by blanks, # begins a comment.</summary>
internal static class EmbeddedTable
{
    /// <param name="name">Resource name after the assembly's own name.</param>
    public static IEnumerable<string[]> Lines(string name)
    {
        Assembly assembly = typeof(EmbeddedTable).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.{name}")
            ?? throw new InvalidOperationException($"resource {name} is missing from {assembly.GetName().Name}");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
