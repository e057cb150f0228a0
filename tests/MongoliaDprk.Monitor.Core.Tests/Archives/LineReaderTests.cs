using System.Text;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.Core.Tests.Archives;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n")]
    [InlineData("one\r\ntwo\n\nthree\r\n")]
    [InlineData("\n\n")]
    [InlineData("\uFEFFone\nУлаанбаатар\n평양")]
    public void Lines_are_those_of_any_other_reader(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(Others(bytes), Lines(new MemoryStream(bytes), 1000));
        Assert.Equal(Others(bytes), Lines(new Drops(bytes, 1), 1000));
    }

    [Fact]
    public void Lines_of_all_lengths_are_read_whole_or_told_as_too_long_wherever_a_read_ends()
    {
        const int most = 300_000;
        Random random = new(20261122);
        for (int round = 0; round < 40; round++)
        {
            StringBuilder text = new();
            for (int i = 0; i < 12; i++)
                text.Append('x', random.Next(4) switch { 0 => random.Next(5), 1 => random.Next(1000), 2 => most + random.Next(-3, 4), _ => random.Next(2 * most) }).Append(random.Next(2) == 0 ? "\n" : "\r\n");
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            Assert.Equal(Others(bytes).Select(l => l!.Length > most ? null : l), Lines(new Drops(bytes, random.Next(1, 100_000)), most));
        }
    }

    [Fact]
    public void A_line_without_end_costs_no_memory_and_the_next_one_is_read()
    {
        byte[] bytes = new byte[64_000_000];
        bytes.AsSpan().Fill((byte)'x');
        "\nnext"u8.CopyTo(bytes.AsSpan(bytes.Length - 5));
        using MemoryStream stream = new(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([null, "next"], Lines(stream, 100_000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    private static List<string?> Lines(Stream stream, int most)
    {
        LineReader reader = new(stream, most);
        List<string?> lines = [];
        while (reader.Read())
            lines.Add(reader.Line is { } line ? Encoding.UTF8.GetString(line.Span) : null);
        return lines;
    }

    private static List<string?> Others(byte[] bytes)
    {
        using StreamReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        List<string?> lines = [];
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>Gives so many bytes at a time.</summary>
    private sealed class Drops(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
