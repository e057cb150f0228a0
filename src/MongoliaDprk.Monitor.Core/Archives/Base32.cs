namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>The letters that digests in WARC files are written in (RFC 4648 §6), without padding: twenty bytes of SHA-1 need none.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Bits = 5;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[((bytes.Length * 8) + Bits - 1) / Bits];
        for (int i = 0; i < text.Length; i++)
        {
            int bit = i * Bits, at = bit / 8;
            int two = (bytes[at] << 8) | (at + 1 < bytes.Length ? bytes[at + 1] : 0);
            text[i] = Letters[(two >> (16 - Bits - (bit % 8))) & 0x1F];
        }

        return new string(text);
    }
}
