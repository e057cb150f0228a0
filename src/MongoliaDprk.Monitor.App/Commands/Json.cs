using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One indented JSON document on stdout.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Indented = new(JsonLines.Options) { WriteIndented = true };

    public static void Print<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Indented));
}
