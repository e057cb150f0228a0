using System.Buffers.Text;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>RFC 4648 §5, with or without padding.</summary>
internal static class UrlSafeBase64
{
    /// <summary>The bytes, or null when the text is not Base64.</summary>
    public static byte[]? Decode(string text)
    {
        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        try
        {
            return Base64Url.TryDecodeFromChars(text, bytes, out int written) ? bytes[..written] : null;
        }
        catch (FormatException) // what is not Base64 holds no address
        {
            return null;
        }
    }
}
