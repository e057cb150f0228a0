namespace MongoliaDprk.Monitor.Core.Subscribers;

/// <summary>Where a secret is kept: <c>subscribers.yaml</c> itself may be shown to anybody.</summary>
public enum SecretPlace { Environment, File }

/// <summary>A setting that says where its value is: <c>env:NAME</c> or <c>file:/path</c>.</summary>
/// <param name="Name">Name of the variable, or the file's path.</param>
public sealed record SecretReference(SecretPlace Place, string Name)
{
    private const string OfEnvironment = "env:";
    private const string OfFile = "file:";

    /// <summary>Null = the text is no reference but a value.</summary>
    public static SecretReference? TryRead(string text) =>
        After(text, OfEnvironment) is { } variable ? new SecretReference(SecretPlace.Environment, variable)
        : After(text, OfFile) is { } path ? new SecretReference(SecretPlace.File, path)
        : null;

    public override string ToString() => (Place == SecretPlace.Environment ? OfEnvironment : OfFile) + Name;

    private static string? After(string text, string prefix) =>
        text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
