using MongoliaDprk.Monitor.App.Api;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Where to sign in, and where to go from there: only ever to a page of this monitor.</summary>
internal static class SignInAddress
{
    public const string Path = "/sign-in";

    private const string To = "to";

    public static string Of(HttpRequest request) => QueryText.Address(Path, (To, request.Path == "/" && !request.QueryString.HasValue ? null : request.Path + request.QueryString.Value));

    /// <summary>The page that was asked for; "/" where none was, or where it is none of ours.</summary>
    public static string Wanted(string? to) => IsOurs(to) ? to : "/";

    /// <summary>Browsers take <c>//host</c> and <c>/\host</c>, also with a tab or line break between, for another host.</summary>
    private static bool IsOurs([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? to) =>
        to is ['/', ..] && to is not ['/', '/' or '\\', ..] && !to.Any(char.IsControl);
}
