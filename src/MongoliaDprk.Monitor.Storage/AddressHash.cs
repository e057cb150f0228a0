using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What makes two addresses the same article's, short enough for an index; see <see cref="LinkAddress.Key"/>.</summary>
internal static class AddressHash
{
    /// <summary>First 128 bits of the SHA-256, hexadecimal: wide enough for ever.</summary>
    public static string Of(Uri address) => OfKey(LinkAddress.Key(address));

    /// <inheritdoc cref="Of"/>
    public static string OfKey(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
