using System.Text;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Archives;

public sealed class WarcReaderTests
{
    private const int MostBlockBytes = 10_000_000;

    private readonly List<ArchiveDamage> damage = [];

    [Theory]
    [InlineData("plain")]
    [InlineData("one member")]
    [InlineData("member per record")]
    public void Every_record_is_read_however_the_file_is_packed(string packing)
    {
        WarcFile file = new WarcFile().Add("warcinfo", "urn:x", "software: ours"u8.ToArray());
        for (int i = 0; i < 500; i++)
            file.AddPage($"https://news.example/{i}", $"<p>{new string('x', i * 7)} {i}");

        Read[] read = All(packing switch { "plain" => file.Plain(), "one member" => file.OneMember(), _ => file.MemberPerRecord() });

        Assert.Equal(501, read.Length);
        Assert.Equal(Enumerable.Range(1, 501).Select(n => (long)n), read.Select(r => r.Number));
        Assert.All(read[1..], (r, i) => Assert.Equal($"https://news.example/{i}", r.Address));
        Assert.All(read[1..], (r, i) => Assert.EndsWith($" {i}", r.Text, StringComparison.Ordinal));
        Assert.Empty(damage);
    }

    [Fact]
    public void The_head_of_a_record_is_understood()
    {
        WarcRecord record = One(new WarcFile().Add("ResPonse", "<https://news.example/a?b=c>", WarcFile.Answer("x"), "WARC-Truncated: length").Plain());
        Assert.Equal(WarcType.Response, record.Type);
        Assert.Equal("https://news.example/a?b=c", record.Address!.AbsoluteUri);
        Assert.Equal(new DateTime(2024, 8, 12, 9, 35, 18, DateTimeKind.Utc), record.Date);
        Assert.Equal("application/http; msgtype=response", record.ContentType);
        Assert.True(record.Truncated);
    }

    [Fact]
    public void Lines_may_end_with_a_bare_line_feed()
    {
        WarcFile file = new WarcFile().Add("response", "https://news.example/1", "one"u8.ToArray(), newLine: "\n").Add("response", "https://news.example/2", "two"u8.ToArray(), newLine: "\n");
        Assert.Equal(["one", "two"], All(file.Plain()).Select(r => r.Text));
    }

    [Fact]
    public void A_record_that_looks_like_records_inside_stays_one()
    {
        byte[] inner = new WarcFile().AddPage("https://news.example/inner", "inner").Plain();
        WarcFile file = new WarcFile().Add("resource", "https://news.example/outer", inner).AddPage("https://news.example/next", "next");
        Assert.Equal(["https://news.example/outer", "https://news.example/next"], All(file.Plain()).Select(r => r.Address));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_ends_within_its_last_record_gives_all_before_and_tells_of_the_last(bool packed)
    {
        WarcFile file = new WarcFile().AddPage("https://news.example/1", "one").AddPage("https://news.example/2", Noise(50_000));
        byte[] bytes = packed ? file.MemberPerRecord() : file.Plain();
        Read[] read = All(bytes[..^1000]);
        Assert.Equal("https://news.example/1", read[0].Address);
        Assert.All(read[1..], r => Assert.True(r.Truncated));
        Assert.Equal(2, Assert.Single(damage).Number);
    }

    [Fact]
    public void A_damaged_member_costs_its_record_and_no_other()
    {
        WarcFile file = new();
        for (int i = 0; i < 20; i++)
            file.AddPage($"https://news.example/{i}", Noise(100_000, seed: i));
        byte[] bytes = file.MemberPerRecord();
        int at = file.MemberStarts()[7] + 5_000;
        bytes.AsSpan(at, 200).Fill(0xFF);

        HashSet<string?> read = [.. All(bytes).Where(r => !r.Truncated).Select(r => r.Address)];

        Assert.Equal(19, read.Count);
        Assert.DoesNotContain("https://news.example/7", read);
        Assert.NotEmpty(damage);
    }

    [Fact]
    public void Damage_between_records_is_told_and_passed()
    {
        WarcFile file = new WarcFile().AddPage("https://news.example/1", "one").AddRaw("garbage without sense\r\n"u8.ToArray()).AddPage("https://news.example/2", "two");
        Assert.Equal(["https://news.example/1", "https://news.example/2"], All(file.Plain()).Select(r => r.Address));
        Assert.Equal("no head of a record stands here", Assert.Single(damage).Reason);
    }

    [Theory]
    [InlineData("Content-Length: many")]
    [InlineData("Content-Length: -5")]
    [InlineData("X-Length: 3")]
    public void A_record_without_a_length_is_told_and_passed(string length)
    {
        WarcFile file = new WarcFile().AddRaw(Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\n{length}\r\n\r\nabc\r\n\r\n")).AddPage("https://news.example/2", "two");
        Assert.Equal("https://news.example/2", Assert.Single(All(file.Plain())).Address);
        Assert.Equal("its Content-Length is missing or no number", Assert.Single(damage).Reason);
    }

    [Fact]
    public void A_record_too_large_for_a_page_is_passed_without_being_held()
    {
        byte[] head = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000000\r\n\r\n");
        using LongStream file = new(head, 3_000_000_000, new WarcFile().AddPage("https://news.example/2", "two").Plain());
        long before = GC.GetAllocatedBytesForCurrentThread();
        using WarcReader reader = new(file, damage.Add, MostBlockBytes);
        Assert.True(reader.Read() is { TooLarge: true, Block.IsEmpty: true });
        Assert.Equal("https://news.example/2", reader.Read()!.Address!.AbsoluteUri);
        Assert.Null(reader.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        Assert.Empty(damage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("W")]
    [InlineData("WARC/1.0")]
    [InlineData("<html>no archive</html>")]
    public void What_is_no_archive_gives_nothing(string text)
    {
        Assert.Empty(All(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text.Trim().Length > 0, damage.Count == 1);
    }

    [Fact]
    public void No_damage_makes_the_reader_break_or_hang()
    {
        WarcFile file = new WarcFile().Add("warcinfo", "urn:x", "software: ours"u8.ToArray());
        for (int i = 0; i < 5; i++)
            file.AddPage($"https://news.example/{i}", Noise(300, seed: i));
        Random random = new(20240812);
        foreach (byte[] whole in new[] { file.Plain(), file.OneMember(), file.MemberPerRecord() })
        {
            for (int round = 0; round < 150; round++)
            {
                byte[] bytes = [.. whole];
                for (int i = random.Next(1, 6); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                Assert.InRange(All(bytes[..random.Next(bytes.Length / 2, bytes.Length)]).Length, 0, 12);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reader_with_a_thread_of_its_own_gives_the_same(bool damaged)
    {
        WarcFile file = new();
        for (int i = 0; i < 40; i++)
            file.AddPage($"https://news.example/{i}", Noise(100_000, seed: i));
        byte[] bytes = file.MemberPerRecord();
        if (damaged)
            bytes.AsSpan(file.MemberStarts()[7] + 5_000, 200).Fill(0xFF);
        Read[] alone = All(bytes);
        ArchiveDamage[] told = [.. damage];
        damage.Clear();
        Assert.Equal(alone, All(bytes, readAhead: true));
        Assert.Equal(told, damage);
        Assert.Equal(damaged, told.Length > 0);
    }

    [Fact]
    public void A_reader_with_a_thread_may_be_left_in_the_middle()
    {
        WarcFile file = new();
        for (int i = 0; i < 100; i++)
            file.AddPage($"https://news.example/{i}", Noise(100_000, seed: i));
        using WarcReader reader = new(new MemoryStream(file.Plain()), damage.Add, MostBlockBytes, readAhead: true);
        Assert.Equal("https://news.example/0", reader.Read()!.Address!.AbsoluteUri);
    }

    [Fact]
    public void A_file_that_ends_within_a_record_too_large_is_told()
    {
        byte[] head = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 30000000\r\n\r\nabc");
        Assert.Single(All(head));
        Assert.Equal("the file ends within it", Assert.Single(damage).Reason);
    }

    private Read[] All(byte[] bytes, bool readAhead = false)
    {
        using WarcReader reader = new(new MemoryStream(bytes), damage.Add, MostBlockBytes, readAhead);
        List<Read> all = [];
        while (reader.Read() is { } record)
            all.Add(new Read(record.Number, record.Address?.OriginalString, Encoding.UTF8.GetString(record.Block.Span), record.Truncated));
        return [.. all];
    }

    private WarcRecord One(byte[] bytes) => new WarcReader(new MemoryStream(bytes), damage.Add, MostBlockBytes).Read()!;

    private static string Noise(int length, int seed = 1)
    {
        Random random = new(seed);
        return string.Create(length, random, (span, r) =>
        {
            foreach (ref char c in span)
                c = (char)r.Next(' ', '~');
        });
    }

    private sealed record Read(long Number, string? Address, string Text, bool Truncated);

    /// <summary>Bytes, very many zeros, bytes.</summary>
    private sealed class LongStream(byte[] head, long zeros, byte[] tail) : MemoryStream
    {
        private long at;

        public override long Position { get => at; set => at = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length)
            {
                ReadOnlySpan<byte> from = at < head.Length ? head.AsSpan((int)at)
                    : at < head.Length + zeros ? []
                    : tail.AsSpan((int)Math.Min(tail.Length, at - head.Length - zeros));
                if (from.IsEmpty && at >= head.Length + zeros)
                    return count;
                int take = from.IsEmpty ? (int)Math.Min(buffer.Length - count, head.Length + zeros - at) : Math.Min(buffer.Length - count, from.Length);
                if (from.IsEmpty)
                    buffer.Slice(count, take).Clear();
                else
                    from[..take].CopyTo(buffer[count..]);
                at += take;
                count += take;
            }

            return count;
        }
    }

    [Fact]
    public void A_record_that_claims_to_be_longer_than_any_file_is_the_last()
    {
        byte[] file = "WARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\nx"u8.ToArray();
        using WarcReader reader = new(new MemoryStream(file), _ => { }, 1000);
        Assert.True(reader.Read()!.TooLarge);
        Assert.True(reader.Offset > 0);
        Assert.Null(reader.Read());
    }

    [Fact]
    public void A_damaged_file_full_of_what_looks_like_members_is_searched_in_proportion_to_its_length()
    {
        byte[] file = [.. Enumerable.Repeat<byte[]>([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0, 0xFF], 5_000).SelectMany(b => b)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        using WarcReader reader = new(new MemoryStream(file), _ => { }, 1000);
        Assert.Null(reader.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }
}
