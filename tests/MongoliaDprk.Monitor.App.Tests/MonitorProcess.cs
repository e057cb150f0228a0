using System.Diagnostics;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>The built program as a process of its own: what a user sees on stdout and stderr, and the exit code.</summary>
internal static class MonitorProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "monitor.dll");

    /// <param name="settings">Environment variables.</param>
    /// <param name="folder">Where it runs; null = where the tests do.</param>
    /// <param name="input">What is typed; null = nothing can be.</param>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string? folder = null, string? input = null)
    {
        ProcessStartInfo start = new("dotnet", [Program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = input is not null,
        };
        foreach ((string name, string value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        Process program = Process.Start(start)!;
        if (input is not null)
        {
            program.StandardInput.Write(input);
            program.StandardInput.Close();
        }

        return program;
    }

    public static async Task<Ended> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string? folder = null, string? input = null)
    {
        using Process program = Start(arguments, settings, folder, input);
        return await EndAsync(program);
    }

    public static async Task<Ended> EndAsync(Process program)
    {
        Task<string> output = program.StandardOutput.ReadToEndAsync();
        Task<string> errors = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(Limit);
        return new Ended(program.ExitCode, await output, await errors);
    }

    /// <summary>What a process left.</summary>
    internal sealed record Ended(int Code, string Output, string Errors)
    {
        public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
