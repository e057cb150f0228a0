using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Looks up what <c>env:NAME</c> and <c>file:/path</c> stand for, at each use: a secret that is changed needs no restart.</summary>
internal static class SecretReader
{
    /// <summary>The text itself where it is no reference.</summary>
    /// <exception cref="ChannelException">The variable is not set, or the file cannot be read.</exception>
    public static string Resolve(string text, ChannelAddress channel, string key)
    {
        if (SecretReference.TryRead(text) is not { } reference)
            return text;
        string? value = reference.Place == SecretPlace.Environment ? Environment.GetEnvironmentVariable(reference.Name) : ReadFile(reference, channel, key);
        return value?.Trim() is { Length: > 0 } secret
            ? secret
            : throw new ChannelException($"channel {channel.Name}: '{key}' is to be found under {reference}, where there is nothing") { SurelyRefused = true };
    }

    private static string ReadFile(SecretReference reference, ChannelAddress channel, string key)
    {
        try
        {
            return File.ReadAllText(reference.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ChannelException($"channel {channel.Name}: '{key}' is to be found under {reference}, which cannot be read: {e.Message}", inner: e) { SurelyRefused = true };
        }
    }
}
