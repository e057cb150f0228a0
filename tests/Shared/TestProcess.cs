using System.ComponentModel;
using System.Diagnostics;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>Starts programs that tests need.</summary>
internal static class TestProcess
{
    /// <param name="user">To run as, when this process is root; null = as this process.</param>
    public static Process Start(string program, IEnumerable<string> arguments, string? user = null, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (user is not null)
            start.UserName = user;
        if (folder is not null)
            start.WorkingDirectory = folder;
        return Process.Start(start)!;
    }

    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? user = null, string? folder = null)
    {
        using Process process = Start(program, arguments, user, folder);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }

    public static async Task<bool> SucceedsAsync(string program, IEnumerable<string> arguments)
    {
        try
        {
            await RunAsync(program, arguments);
            return true;
        }
        catch (Exception failed) when (failed is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The running process of this number, or null.</summary>
    public static Process? Find(int id)
    {
        try
        {
            Process process = Process.GetProcessById(id);
            return process.HasExited ? null : process;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
