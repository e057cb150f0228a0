using System.ComponentModel.DataAnnotations;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>How people and programs get in.</summary>
internal sealed class AccessOptions
{
    /// <summary>Hours without a request after which a session ends.</summary>
    [Range(1, 24 * 30)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Tries to sign in that one network address may make in a minute.</summary>
    [Range(1, 1000)]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>Requests that one account, or one network address without any, may make in a minute to the API and the feeds.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Folder for the keys that cookies are protected with; null = in the database, where all nodes find them.</summary>
    public string? KeyFolder { get; set; }

    public IdentityProviderOptions IdentityProvider { get; set; } = new();
}
