using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One indented JSON document on stdout. What an outlet wrote is unchanged, but escaped where a terminal would obey it.</summary>
internal static partial class Json
{
    private static readonly JsonSerializerOptions Indented = new(JsonLines.Options) { WriteIndented = true };

    public static void Print<T>(T value) => Console.WriteLine(Unseen().Replace(
        JsonSerializer.Serialize(value, Indented), m => string.Concat(m.Value.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")))));

    /// <summary>C1 controls, separators of lines, bidirectional controls, and tags : they only ever stand inside strings.</summary>
    [GeneratedRegex(@"[\u007F-\u009F\u200E\u200F\u061C\u2028-\u202E\u2066-\u2069]|\uDB40[\uDC00-\uDC7F]")]
    private static partial Regex Unseen();
}
