using System.CommandLine;
using System.CommandLine.Parsing;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option that may be left out; then its value is null.</summary>
    public static Option<T?> Optional<T>(string name, string description) where T : struct, Enum =>
        new(name) { Description = description, HelpName = Words<T>("|"), CustomParser = r => Parse<T>(r) };

    /// <summary>An option that must be given.</summary>
    public static Option<T> Required<T>(string name, string description) where T : struct, Enum =>
        new(name) { Description = description, HelpName = Words<T>("|"), Required = true, CustomParser = r => Parse<T>(r) ?? default };

    private static T? Parse<T>(ArgumentResult result) where T : struct, Enum
    {
        string word = result.Tokens[0].Value;
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        result.AddError($"'{word}' is none of {Words<T>(", ")}");
        return null;
    }

    private static string Words<T>(string between) where T : struct, Enum => string.Join(between, Enum.GetValues<T>().Select(v => Text.Lower(v)));
}
