using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What the network outside is asked for; a test answers for it.</summary>
/// <param name="ResolveAsync">The addresses of a host name.</param>
/// <param name="Trust">How certificates are judged; null = as the machine does.</param>
internal sealed record Outside(Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync, X509ChainPolicy? Trust = null)
{
    public static Outside Real { get; } = new(Dns.GetHostAddressesAsync);
}
