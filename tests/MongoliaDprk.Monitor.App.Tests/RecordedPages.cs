using System.Diagnostics;
using System.Text.Json;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>The recorded real pages and feeds of the evaluation data, unpacked once per machine.</summary>
internal static class RecordedPages
{
    private static readonly Lazy<string> Folder = new(Unpack);

    /// <summary>File names and contents of pages spread over the whole set, the same ones each time.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Some(int count)
    {
        string[] all = [.. Directory.EnumerateFiles(Path.Combine(Folder.Value, "extract", "dev", "html"), "*.html").Order(StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])
            .Select(f => KeyValuePair.Create(Path.GetFileNameWithoutExtension(f), File.ReadAllBytes(f)))];
    }

    /// <summary>File names and contents of all feeds that were published by real outlets, as the evaluation data marks them.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> RealFeeds()
    {
        string folder = Path.Combine(Folder.Value, "feeds", "dev");
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        return [.. gold.RootElement.EnumerateObject()
            .Where(f => f.Value.GetProperty("real").GetBoolean() && !f.Value.GetProperty("negative").GetBoolean())
            .Select(f => KeyValuePair.Create(f.Name, File.ReadAllBytes(Path.Combine(folder, "feeds", f.Name))))];
    }

    private static string Unpack()
    {
        string to = Path.Combine(Path.GetTempPath(), "monitor-shared-data");
        string done = Path.Combine(to, "unpacked");
        using Mutex alone = new(false, @"Global\monitor-shared-data");
        alone.WaitOne();
        try
        {
            if (!File.Exists(done))
            {
                Directory.CreateDirectory(to);
                ProcessStartInfo start = new("bash", [Path.Combine(SharedData.Folder!, "data", "unpack.sh"), to]) { RedirectStandardOutput = true };
                using Process unpack = Process.Start(start)!;
                unpack.StandardOutput.ReadToEnd();
                unpack.WaitForExit();
                Assert.Equal(0, unpack.ExitCode);
                File.WriteAllText(done, "");
            }
        }
        finally
        {
            alone.ReleaseMutex();
        }

        return to;
    }
}
