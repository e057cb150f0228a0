using Microsoft.AspNetCore.Authentication;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>The provider knows who it is, and they may not come in all the same.</summary>
/// <param name="why">One word of those that <see cref="Words"/> knows.</param>
internal sealed class ProviderRefusal(string why) : AuthenticationFailureException(why)
{
    /// <summary>In the address of the sign-in page.</summary>
    public const string Parameter = "provider";

    /// <summary>One word for the address of the sign-in page; what went wrong inside stands in the log only.</summary>
    public static string Of(Exception? failure)
    {
        for (Exception? at = failure; at is not null; at = at.InnerException)
        {
            if (at is ProviderRefusal)
                return at.Message;
        }

        return "failed";
    }

    /// <summary>The word in a sentence; null = none of ours.</summary>
    public static string? Words(string? word) => word switch
    {
        "role" => "The identity provider knows you, but says of nothing that you may do here. Whoever runs this monitor decides which of its groups may come in.",
        "locked" => "This account is locked.",
        "failed" => "The identity provider did not let you in, or could not be asked. Try once more; the log of the monitor says more.",
        _ => null,
    };
}
