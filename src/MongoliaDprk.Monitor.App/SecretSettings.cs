using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App;

/// <summary>
/// Settings that may stand in files of their own: <c>KEY:File</c> (in the environment <c>KEY__File</c>) names a file whose text is the
/// value of <c>KEY</c>. Says which secrets are set and where they come from, never what they are.
/// </summary>
internal static class SecretSettings
{
    private const string FileKey = "File";

    /// <summary>Keys that hold a secret, and for those that hold more, whether a value has one in it.</summary>
    private static readonly (string Key, Func<string, bool> Has)[] Secrets =
    [
        ("Monitor:DatabasePassword", _ => true),
        ("Monitor:Database", HasPassword),
        ("Monitor:Fetching:Proxy", HasUser),
        ("Monitor:Access:IdentityProvider:ClientSecret", _ => true),
        ("OTEL_EXPORTER_OTLP_HEADERS", v => v.Contains('=', StringComparison.Ordinal)),
        ("ASPNETCORE_URLS", HasUser),
        ("Monitor:Web:Address", HasUser),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", HasUser),
    ];

    /// <summary>Adds the texts of the files that the settings name.</summary>
    /// <exception cref="CommandException">A file cannot be read, or a value is given twice.</exception>
    public static IConfigurationRoot WithFiles(IConfigurationBuilder builder, string section)
    {
        IConfigurationRoot given = builder.Build();
        Dictionary<string, string?> texts = [];
        foreach (IConfigurationSection named in Below(given.GetSection(section)).Where(s => s is { Key: FileKey, Value: not null }))
        {
            string key = named.Path[..^(FileKey.Length + 1)];
            if (given[key] is not null)
                throw new CommandException($"configuration: {key} and {named.Path} are both set: leave one out");
            texts[key] = Read(named.Path, named.Value!);
        }

        return texts.Count == 0 ? given : builder.AddInMemoryCollection(texts).Build();
    }

    /// <summary>One line for each secret that a setting may hold.</summary>
    /// <param name="database">The connection string of the command line; null = none.</param>
    public static IEnumerable<string> Lines(IConfigurationRoot settings, string? database)
    {
        foreach ((string key, Func<string, bool> has) in Secrets)
        {
            bool whole = has("");
            if (settings[key] is { Length: > 0 } value && has(value))
                yield return $"secret {key}{(whole ? "" : " (password in it)")}: set, {Origin(settings, key)}";
            else if (whole)
                yield return $"secret {key}: not set";
        }

        if (database is not null && HasPassword(database))
            yield return "warning: the database's password stands on the command line, where all users of this machine can read it: give it as Monitor__DatabasePassword__File=FILE";
    }

    /// <summary>A connection string with the password put in.</summary>
    public static string WithPassword(string connection, string password) => new DbConnectionStringBuilder { ConnectionString = connection, ["Password"] = password }.ConnectionString;

    private static string Origin(IConfigurationRoot settings, string key) => settings.Providers.Last(p => p.TryGet(key, out _)) switch
    {
        MemoryConfigurationProvider => string.Create(CultureInfo.InvariantCulture, $"from the file {settings[$"{key}:{FileKey}"]}"),
        EnvironmentVariablesConfigurationProvider => $"from the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}",
        JsonConfigurationProvider json => $"from {json.Source.Path}",
        _ => "",
    };

    private static bool HasUser(string addresses) =>
        addresses.Split(';').Any(a => Uri.TryCreate(a, UriKind.Absolute, out Uri? address) && address.UserInfo.Length > 0);

    private static bool HasPassword(string connection)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connection }.Keys!.Cast<string>().Any(k => k is "password" or "pwd");
        }
        catch (ArgumentException)
        {
            // a path: SQLite
            return false;
        }
    }

    private static string Read(string key, string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } text ? text : throw new CommandException($"configuration: {key}: the file {file} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"configuration: {key}: the file {file} cannot be read: {e.Message}", inner: e);
        }
    }

    private static IEnumerable<IConfigurationSection> Below(IConfigurationSection section) => section.GetChildren().SelectMany(c => Below(c).Prepend(c));
}
