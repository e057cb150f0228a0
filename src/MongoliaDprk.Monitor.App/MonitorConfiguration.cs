using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App;

/// <summary>Reads the settings: appsettings.json beside the program, <c>--config</c>, environment, command line – later wins. A key nobody knows is an error.</summary>
internal static class MonitorConfiguration
{
    private const string Section = "Monitor";

    /// <exception cref="CommandException">A file is unreadable, a key unknown, or a value of the wrong kind.</exception>
    public static MonitorOptions Read(ParseResult parsed)
    {
        MonitorOptions options = Read(parsed.GetValue(SharedOptions.Config));
        options.Database = parsed.GetValue(SharedOptions.Database) ?? options.Database;
        options.DataFolder = parsed.GetValue(SharedOptions.Data) ?? options.DataFolder;
        options.Watchlist = parsed.GetValue(SharedOptions.Watchlist) ?? options.Watchlist;
        return options;
    }

    /// <summary>Which secrets are set and where they come from.</summary>
    /// <exception cref="CommandException">A file is unreadable.</exception>
    public static IEnumerable<string> Secrets(ParseResult parsed) => SecretSettings.Lines(Build(parsed.GetValue(SharedOptions.Config)), parsed.GetValue(SharedOptions.Database));

    internal static MonitorOptions Read(string? file)
    {
        IConfigurationSection section = Build(file).GetSection(Section);
        string[] unknown = [.. UnknownKeys(section, typeof(MonitorOptions))];
        if (unknown.Length > 0)
            throw new CommandException($"configuration: unknown {(unknown.Length == 1 ? "key" : "keys")} {string.Join("; ", unknown)}");
        try
        {
            return Checked(section.Get<MonitorOptions>() ?? new MonitorOptions());
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException($"configuration: {e.Message} {e.InnerException?.Message}".TrimEnd(), inner: e);
        }
    }

    private static MonitorOptions Checked(MonitorOptions options)
    {
        string[] errors = [.. Errors(Section, options)];
        return errors.Length == 0 ? options : throw new CommandException("configuration: " + string.Join("; ", errors));
    }

    /// <summary>What the attributes of a room's options, and of the options within, do not allow.</summary>
    private static IEnumerable<string> Errors(string path, object options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        foreach (ValidationResult result in wrong)
            yield return $"{path}: {result.ErrorMessage}";
        foreach (PropertyInfo property in options.GetType().GetProperties().Where(p => p.CanWrite))
        {
            if (!IsRoom(property.PropertyType) || property.GetValue(options) is not { } room)
                continue;
            foreach (string error in Errors($"{path}:{property.Name}", room))
                yield return error;
        }
    }

    private static bool IsRoom(Type type) => type.IsClass && type.Assembly == typeof(MonitorOptions).Assembly;

    private static IConfigurationRoot Build(string? file)
    {
        if (file is not null && !File.Exists(file))
            throw new CommandException($"no configuration file {file}: check --config", Failure.WrongUsage);
        IConfigurationBuilder builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (file is not null)
            builder.AddJsonFile(Path.GetFullPath(file));
        try
        {
            return SecretSettings.WithFiles(builder.AddEnvironmentVariables(), Section);
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"configuration: {e.Message} {e.InnerException?.Message}".TrimEnd(), inner: e);
        }
    }

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, Type type)
    {
        Dictionary<string, Type> known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite).ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out Type? childType))
                yield return $"{child.Path} (known here: {string.Join(", ", known.Keys)})";
            else if (IsRoom(childType))
                foreach (string deeper in UnknownKeys(child, childType))
                    yield return deeper;
        }
    }
}
