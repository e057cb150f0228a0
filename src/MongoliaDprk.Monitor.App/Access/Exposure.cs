using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Whether others than the people at this machine reach the monitor, and that they cannot without accounts.</summary>
internal sealed class Exposure(WebOptions web, AccessOptions access, AccountStore accounts)
{
    /// <summary>Nothing in the settings says that anybody else is to reach it.</summary>
    public bool IsLocal { get; } = web.Proxies.Length == 0 && access.IdentityProvider.Authority is null && ListenAddress.IsLocal(web.Address);

    /// <param name="addresses">What the server is told to listen on.</param>
    /// <exception cref="CommandException">One of them is reached from elsewhere, and nobody can sign in.</exception>
    public async Task CheckAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        if (addresses.FirstOrDefault(a => !ListenAddress.IsLocal(a)) is not { } outside || access.IdentityProvider.Authority is not null || await accounts.AnyAsync(cancellationToken))
            return;
        throw new CommandException(
            $"{outside} is reached from other machines, and there is no account: make one with `monitor user add NAME --role admin`, or listen on http://127.0.0.1:5080 (Monitor__Web__Address).");
    }
}
