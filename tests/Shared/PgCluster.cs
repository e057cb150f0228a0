using System.ComponentModel;
using System.Diagnostics;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>A throw-away cluster of the installed PostgreSQL binaries, on a free port of the loopback interface; safe of nothing, but fast.</summary>
internal static class PgCluster
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "monitor-test-pg");

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>, or null.</summary>
    public static string? FindBinaries()
    {
        string program = OperatingSystem.IsWindows() ? "initdb.exe" : "initdb";
        return Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, program)));
    }

    /// <returns>Connection string of a server that is starting.</returns>
    public static async Task<string> StartAsync(string binaries)
    {
        SweepLeftovers();
        // the name says whose it is: a run that was killed cannot tidy up, the next one does it
        string folder = Path.Combine(Root, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        string? user = null;
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            user = "postgres"; // the server refuses to run as root
            await TestProcess.RunAsync("chown", [user, folder]);
        }

        string data = Path.Combine(folder, "data");
        string locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        await TestProcess.RunAsync(Path.Combine(binaries, "initdb"),
            ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", $"--locale={locale}", "--no-sync", "--no-instructions"], user, folder);
        int port = PgServer.FreePort();
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"unix_socket_directories={(OperatingSystem.IsWindows() ? "" : folder)}", "fsync=off", "synchronous_commit=off",
            "full_page_writes=off", "shared_buffers=64MB", "max_connections=200", "autovacuum=off", "log_min_messages=fatal",
        ];
        // the server itself, not pg_ctl: a child that ends when it is killed
        Process server = TestProcess.Start(Path.Combine(binaries, "postgres"), ["-D", data, "-p", $"{port}", .. settings.SelectMany(s => new[] { "-c", s })], user, folder);
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server, folder);
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=true";
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_PG_BIN") is { Length: > 0 } said)
            return [said];
        (string Root, string Pattern)[] usual =
        [
            ("/usr/lib/postgresql", "*"), ("/usr", "pgsql-*"), ("/opt/homebrew/opt", "postgresql*"), ("/usr/local/opt", "postgresql*"),
            (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*"),
        ];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(usual.Where(u => Directory.Exists(u.Root))
            .SelectMany(u => Directory.GetDirectories(u.Root, u.Pattern).OrderDescending(StringComparer.Ordinal)).Select(v => Path.Combine(v, "bin")));
    }

    private static void SweepLeftovers()
    {
        Directory.CreateDirectory(Root);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root, (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit);
        foreach (string folder in Directory.GetDirectories(Root))
        {
            if (!int.TryParse(Path.GetFileName(folder).Split('-')[0], out int owner) || TestProcess.Find(owner) is null)
                Stop(Server(folder), folder);
        }
    }

    /// <summary>The server that still runs on a folder, or null; a foreign process that got its number since is left alone.</summary>
    private static Process? Server(string folder)
    {
        string file = Path.Combine(folder, "data", "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out int id)
            && TestProcess.Find(id) is { } found && found.ProcessName.StartsWith("postgres", StringComparison.Ordinal) ? found : null;
    }

    private static void Stop(Process? server, string folder)
    {
        try
        {
            server?.Kill();
            server?.WaitForExit(5000);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception)
        {
            // its children may still write their last: the next run sweeps it
        }
    }
}
