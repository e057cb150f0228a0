using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Tokens as programs show them. They are random enough that a plain hash keeps them.</summary>
internal static class TokenText
{
    /// <summary>By which scanners for leaked secrets know one.</summary>
    private const string Mark = "mon_";

    /// <summary>256 random bits.</summary>
    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in hexadecimal: what is kept.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
