namespace MongoliaDprk.Monitor.Tests;

/// <summary>Pages as a broken connection or a broken disk leaves them; the same ones in every run.</summary>
internal static class PageDamage
{
    /// <summary>The page cut off at evenly spaced places, none of them its end.</summary>
    public static IEnumerable<byte[]> Truncations(byte[] page, int places = 10) =>
        Enumerable.Range(0, places).Select(place => page[..(int)((long)page.Length * place / places)]);

    /// <summary>The page with some bytes changed, left out, doubled or put elsewhere.</summary>
    public static byte[] Mutation(byte[] page, Random random)
    {
        List<byte> bytes = [.. page];
        for (int change = random.Next(1, 40); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] = (byte)"<>\"'&/=-!\0;{}[]\\"[random.Next(16)];
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
