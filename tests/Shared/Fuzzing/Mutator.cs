using System.Text;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Makes inputs that no outlet would send on purpose: bytes flipped, cut, repeated; tokens of the format moved, doubled, nested.</summary>
internal sealed class Mutator(Random random, int longest)
{
    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
        "99999999999999999999999999", "1e308", "1e-400", "NaN", "0x7fffffff", "00000000000000000000", "9999", "10000", "0001", "13", "31", "32", "24:00", "23:59:60",
    ];

    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF], [0xC0, 0x80], [0xE2, 0x80, 0xAE],
        [0xE2, 0x80, 0xA8], [0x1B], [0x0D, 0x0A], [0x0A], [0x09], [0xF0, 0xA0, 0x80, 0x80, 0xEF, 0xBE, 0x9E], [0xCC, 0x81], [0xEA, 0xB0, 0x80], [0xC4, 0xB0], [0xC3, 0x9F], [0xD9, 0xA1], [0x1F, 0x8B, 0x08], [0xEF, 0xBC, 0xA0],
    ];

    public byte[] Mutate(IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
    {
        List<byte> bytes = [.. seeds[random.Next(seeds.Count)]];
        for (int changes = 1 << random.Next(6); changes > 0; changes--)
            Change(bytes, seeds, words);
        return bytes.Count <= longest ? [.. bytes] : [.. bytes.Take(longest)];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
        switch (random.Next(12))
        {
            case 0 when length > 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when length > 0: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.RemoveRange(at, length); break;
            case 3: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            case 4: bytes.InsertRange(at, Words(words)); break;
            case 5: bytes.InsertRange(at, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)])); break;
            case 6: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            case 7: Number(bytes, at); break;
            case 8: Splice(bytes, at, seeds[random.Next(seeds.Count)]); break;
            case 9: Token(bytes, at); break;
            case 10 when random.Next(8) == 0: Repeat(bytes, at, length); break;
            case 11 when random.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }

    private byte[] Words(IReadOnlyList<string> words) => words.Count == 0 ? [] : Encoding.UTF8.GetBytes(words[random.Next(words.Count)]);

    /// <summary>Another number where one stands.</summary>
    private void Number(List<byte> bytes, int at)
    {
        int from = bytes.FindIndex(Math.Min(at, bytes.Count), b => b is >= (byte)'0' and <= (byte)'9');
        if (from < 0)
            return;
        int end = from;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        bytes.RemoveRange(from, end - from);
        bytes.InsertRange(from, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]));
    }

    private void Splice(List<byte> bytes, int at, byte[] other)
    {
        int from = random.Next(other.Length + 1), length = random.Next(other.Length - from + 1);
        bytes.InsertRange(at, other.AsSpan(from, length).ToArray());
    }

    /// <summary>Takes one token (a tag, or a line) out, doubles it, or nests it.</summary>
    private void Token(List<byte> bytes, int at)
    {
        int from = bytes.FindIndex(Math.Min(at, bytes.Count), b => b is (byte)'<' or (byte)'\n' or (byte)'{' or (byte)'[');
        int end = from < 0 ? -1 : bytes.FindIndex(from + 1, b => b is (byte)'>' or (byte)'\n' or (byte)'}' or (byte)']');
        if (end < 0)
            return;
        List<byte> token = bytes.GetRange(from, end - from + 1);
        switch (random.Next(4))
        {
            case 0: bytes.RemoveRange(from, token.Count); break;
            case 1: bytes.InsertRange(random.Next(bytes.Count + 1), token); break;
            case 2 when token.Count > 2 && token[0] == '<': token.Insert(1, (byte)'/'); bytes.InsertRange(random.Next(bytes.Count + 1), token); break;
            default: Repeat(bytes, from, token.Count); break;
        }
    }

    private void Repeat(List<byte> bytes, int at, int length)
    {
        if (length == 0)
            return;
        byte[] piece = [.. bytes.GetRange(at, length)];
        int times = Math.Min(1 << random.Next(1, 12), Math.Max(1, (longest - bytes.Count) / length));
        List<byte> more = new(piece.Length * times);
        for (int i = 0; i < times; i++)
            more.AddRange(piece);
        bytes.InsertRange(at, more);
    }
}
