using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Believes what proxies say of a request's origin, and only those that the settings name.</summary>
internal static class KnownProxies
{
    /// <summary>Must stand first.</summary>
    public static void UseKnownProxies(this WebApplication app, WebOptions web)
    {
        if (web.Proxies.Length == 0)
            return;
        ForwardedHeadersOptions options = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        // the framework would believe everybody on this machine
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (string proxy in web.Proxies)
            options.KnownIPNetworks.Add(Network(proxy));
        app.UseForwardedHeaders(options);
    }

    /// <param name="text">An address or a network (<c>10.0.0.0/8</c>).</param>
    /// <exception cref="CommandException">It is neither.</exception>
    internal static System.Net.IPNetwork Network(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out System.Net.IPNetwork network))
            return network;
        return IPAddress.TryParse(text, out IPAddress? address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new CommandException($"Web:Proxies: '{text}' is neither an IP address nor a network such as 10.0.0.0/8");
    }
}
