namespace MongoliaDprk.Monitor.App.Tests.Browser;

/// <summary>The browser of the machine: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
    private static readonly string? Named = Environment.GetEnvironmentVariable("MONITOR_CHROMIUM");

    /// <summary>The program, or null where there is none. One that MONITOR_CHROMIUM names is taken at its word, so that a wrong name fails.</summary>
    public static string? Program { get; } = Named ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Why its tests are skipped, and what to do.</summary>
    public static string Missing =>
        $"no Chromium at {string.Join(", ", Places)}: install it (apt-get install chromium fonts-noto-cjk) or name one in MONITOR_CHROMIUM";
}

/// <summary>A test in a real browser: skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = Chromium.Missing;
    }
}
