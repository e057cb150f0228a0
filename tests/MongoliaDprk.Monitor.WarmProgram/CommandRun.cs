namespace MongoliaDprk.Monitor.WarmProgram;

/// <summary>One command line and where it runs.</summary>
/// <param name="Settings">Environment variables.</param>
/// <param name="Folder">The current directory; null = where the program was started.</param>
/// <param name="Input">File that is its stdin.</param>
/// <param name="Output">File that is its stdout.</param>
/// <param name="Errors">File that is its stderr.</param>
internal sealed record CommandRun(string[] Arguments, Dictionary<string, string> Settings, string? Folder, string Input, string Output, string Errors);
