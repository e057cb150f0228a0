using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What makes two addresses the same article's: scheme, fragment and campaign parameters do not count.</summary>
internal static class AddressHash
{
    private static readonly string[] Campaign = ["utm_", "fbclid=", "gclid=", "yclid="];

    /// <summary>First 128 bits of the SHA-256, hexadecimal: short enough for an index, wide enough for ever.</summary>
    public static string Of(Uri address)
    {
        string parameters = string.Join('&', address.Query.TrimStart('?').Split('&').Where(p => !IsCampaign(p)));
        string same = $"{address.IdnHost}:{Port(address)}{address.AbsolutePath}?{parameters}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(same)).AsSpan(0, 16));
    }

    private static string Port(Uri address) => address.IsDefaultPort ? "" : $"{address.Port}";

    private static bool IsCampaign(string parameter) =>
        Array.Exists(Campaign, c => parameter.StartsWith(c, StringComparison.OrdinalIgnoreCase));
}
