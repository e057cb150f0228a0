using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>
/// Commands of the program in processes that run one after the other: for tests of what a command does. How the program starts and ends is tested
/// by <see cref="MonitorProcess"/>, which takes ten times as long.
/// </summary>
internal sealed class WarmProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly ConcurrentBag<WarmProgram> Idle = [];

    /// <summary>It ends with the tests, when its stdin does.</summary>
    private readonly Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "warm.dll")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <param name="settings">Environment variables.</param>
    /// <param name="folder">Where it runs; null = where the tests do.</param>
    /// <param name="input">What is typed; null = nothing is.</param>
    public static async Task<MonitorProcess.Ended> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string? folder = null, string? input = null)
    {
        DirectoryInfo files = Directory.CreateTempSubdirectory("monitor-command-");
        try
        {
            string typed = Path.Combine(files.FullName, "in"), output = Path.Combine(files.FullName, "out"), errors = Path.Combine(files.FullName, "errors");
            await File.WriteAllTextAsync(typed, input);
            WarmProgram program = Idle.TryTake(out WarmProgram? idle) ? idle : new WarmProgram();
            int code = await program.RunAsync(new { Arguments = arguments, Settings = settings ?? new Dictionary<string, string>(), Folder = folder, Input = typed, Output = output, Errors = errors });
            Idle.Add(program);
            return new MonitorProcess.Ended(code, await File.ReadAllTextAsync(output), await File.ReadAllTextAsync(errors));
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync(object run)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(run));
        await process.StandardInput.FlushAsync();
        try
        {
            string? code = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
            return int.Parse(code ?? throw new InvalidOperationException("the program ended in the middle of a command"), CultureInfo.InvariantCulture);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }
}
