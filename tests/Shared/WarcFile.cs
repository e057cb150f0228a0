using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>An archive file of records that a test writes.</summary>
internal sealed class WarcFile
{
    private readonly List<byte[]> records = [];

    /// <summary>WARC-Date of the records that are added.</summary>
    public string Date { get; set; } = "2024-08-12T09:35:18Z";

    public WarcFile Add(string type, string address, byte[] block, string more = "", string newLine = "\r\n")
    {
        string head = string.Join(newLine,
        [
            "WARC/1.1", $"WARC-Type: {type}", $"WARC-Target-URI: {address}", $"WARC-Date: {Date}",
            $"WARC-Record-ID: <urn:uuid:{records.Count}>", "Content-Type: application/http; msgtype=response", .. more.Length > 0 ? [more] : Array.Empty<string>(),
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {block.Length}"), "", "",
        ]);
        return AddRaw([.. Encoding.UTF8.GetBytes(head), .. block, .. Encoding.UTF8.GetBytes(newLine + newLine)]);
    }

    public WarcFile AddPage(string address, string html) => Add("response", address, Answer(html));

    public WarcFile AddRaw(byte[] record)
    {
        records.Add(record);
        return this;
    }

    public static byte[] Answer(string html, string head = "Content-Type: text/html; charset=utf-8") => Answer(Encoding.UTF8.GetBytes(html), head);

    public static byte[] Answer(byte[] body, string head) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{head}\r\n\r\n"), .. body];

    public byte[] Plain() => [.. records.SelectMany(r => r)];

    public byte[] OneMember() => Gzip(Plain());

    public byte[] MemberPerRecord() => [.. records.SelectMany(Gzip)];

    /// <summary>Where each member of <see cref="MemberPerRecord"/> begins.</summary>
    public int[] MemberStarts()
    {
        List<int> starts = [];
        int at = 0;
        foreach (byte[] member in records.Select(Gzip))
        {
            starts.Add(at);
            at += member.Length;
        }

        return [.. starts];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
