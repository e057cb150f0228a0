using System.Runtime.ExceptionServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One JSON object per line, as the commands for programs read and write it.</summary>
internal static class JsonLines
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Works on many inputs at once and writes the results in the order of the inputs.</summary>
    /// <param name="path">The file to write; <c>-</c> = stdout.</param>
    public static void Write<TIn, TOut>(string path, IEnumerable<TIn> inputs, Func<TIn, TOut> work, CancellationToken cancellationToken)
    {
        using Stream stream = path == "-" ? Console.OpenStandardOutput() : File.Create(path);
        IEnumerable<byte[]> lines = inputs.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(i => JsonSerializer.SerializeToUtf8Bytes(work(i), Options));
        try
        {
            foreach (byte[] line in lines)
            {
                stream.Write(line);
                stream.WriteByte((byte)'\n');
            }
        }
        catch (AggregateException e)
        {
            // several inputs at once may break: the first is told
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>ISO 8601 in UTC, or null.</summary>
    public static string? Utc(DateTime? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
