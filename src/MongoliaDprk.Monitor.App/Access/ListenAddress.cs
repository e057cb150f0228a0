using System.Net;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Addresses to listen on, read as the web server reads them: what is neither an IP address nor <c>localhost</c> means every network of this machine.</summary>
internal static class ListenAddress
{
    /// <summary>Whether only this machine reaches it.</summary>
    public static bool IsLocal(string address)
    {
        BindingAddress read = BindingAddress.Parse(address);
        // a socket file is what a proxy is put in front of
        return !read.IsUnixPipe && !read.IsNamedPipe && IsLocalHost(read.Host);
    }

    /// <param name="host">As in an address: IPv6 in brackets.</param>
    public static bool IsLocalHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <exception cref="CommandException">It is no address to listen on.</exception>
    public static string Checked(string address)
    {
        try
        {
            BindingAddress read = BindingAddress.Parse(address);
            if (read.Scheme == Uri.UriSchemeHttp && read.Host.Length > 0)
                return address;
        }
        catch (FormatException)
        {
            // told below, in words that help
        }

        throw new CommandException($"Web:Address '{address}' is no http:// address; an example: http://127.0.0.1:5080");
    }
}
