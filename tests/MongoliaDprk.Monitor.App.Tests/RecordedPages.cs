using System.Diagnostics;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>The recorded real pages of the evaluation data, unpacked once per machine.</summary>
internal static class RecordedPages
{
    private static readonly Lazy<string> Folder = new(Unpack);

    /// <summary>File names and contents of pages spread over the whole set, the same ones each time.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Some(int count)
    {
        string[] all = [.. Directory.EnumerateFiles(Folder.Value, "*.html").Order(StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])
            .Select(f => KeyValuePair.Create(Path.GetFileNameWithoutExtension(f), File.ReadAllBytes(f)))];
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

        return Path.Combine(to, "extract", "dev", "html");
    }
}
