using System.ComponentModel.DataAnnotations;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>An identity provider (OpenID Connect) that people may sign in with; without <see cref="Authority"/> there is none.</summary>
internal sealed class IdentityProviderOptions : IValidatableObject
{
    /// <summary>The provider's issuer; its settings are read from <c>/.well-known/openid-configuration</c> below it. Encrypted, unless on this machine.</summary>
    public Uri? Authority { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>A secret: to be given in the environment, or as <c>ClientSecret:File</c>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for besides <c>openid profile</c>, as far as roles need it.</summary>
    public string[] Scopes { get; set; } = [];

    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim whose values say what somebody may do.</summary>
    public string RoleClaim { get; set; } = "groups";

    /// <summary>Values of <see cref="RoleClaim"/> that make a reader; <c>*</c> = whoever the provider knows.</summary>
    public string[] Readers { get; set; } = [];

    public string[] Analysts { get; set; } = [];

    public string[] Admins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null)
            yield break;
        if (!Authority.IsAbsoluteUri || !(Authority.Scheme == Uri.UriSchemeHttps || Authority.IsLoopback))
            yield return new ValidationResult("Authority must be an https:// address");
        if (ClientId.Length == 0 || ClientSecret.Length == 0)
            yield return new ValidationResult("ClientId and ClientSecret are needed with Authority");
    }

    /// <summary>Null = may not come in.</summary>
    public AccountRole? Role(IReadOnlyCollection<string> values) =>
        Admins.Intersect(values, StringComparer.Ordinal).Any() ? AccountRole.Admin
        : Analysts.Intersect(values, StringComparer.Ordinal).Any() ? AccountRole.Analyst
        : Readers.Contains("*") || Readers.Intersect(values, StringComparer.Ordinal).Any() ? AccountRole.Reader
        : null;
}
