using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>Writes records of WARC 1.1, each as a gzip member of its own (Annex D), so that other tools can read them one by one.</summary>
/// <param name="to">Not disposed.</param>
public sealed class WarcWriter(Stream to)
{
    private string? infoId;

    /// <summary>The file's own description, once and first (§6.2).</summary>
    /// <param name="fields">Names and values: <c>software</c>, <c>format</c>, <c>description</c>.</param>
    public void WriteInfo(DateTime now, IEnumerable<(string Name, string Value)> fields)
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => $"{f.Name}: {Line(f.Value)}\r\n")));
        infoId = Write("warcinfo", null, now, KeptFacts.ContentType, block, null, null);
    }

    /// <summary>
    /// A page with what is known of it. HTML and other answers become a response, whose head is made anew: of the one sent only the content type
    /// is known. What never was an answer becomes a resource.
    /// </summary>
    public void Write(FetchedPage page, KeptFacts facts, bool isResource)
    {
        ReadOnlySpan<byte> body = page.Body.Span;
        byte[] head = isResource ? [] : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\n{(page.ContentType is { } type ? $"Content-Type: {Line(type)}\r\n" : "")}Content-Length: {body.Length}\r\n\r\n"));
        byte[] block = [.. head, .. body];
        Write("metadata", page.Address, page.FetchedAt, KeptFacts.ContentType, facts.ToBlock(), null, null);
        Write(
            isResource ? "resource" : "response", page.Address, page.FetchedAt, isResource ? page.ContentType ?? "application/octet-stream" : "application/http;msgtype=response",
            block, Digest(body), infoId);
    }

    /// <returns>The record's WARC-Record-ID.</returns>
    private string Write(string type, Uri? address, DateTime date, string contentType, byte[] block, string? payloadDigest, string? info)
    {
        string blockDigest = Digest(block);
        string when = date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        string id = Id($"{type} {address?.AbsoluteUri} {when} {blockDigest}");
        StringBuilder head = new($"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {when}\r\n");
        if (address is not null)
            head.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {address.AbsoluteUri}\r\n");
        if (info is not null)
            head.Append(CultureInfo.InvariantCulture, $"WARC-Warcinfo-ID: {info}\r\n");
        if (payloadDigest is not null)
            head.Append(CultureInfo.InvariantCulture, $"WARC-Payload-Digest: {payloadDigest}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"WARC-Block-Digest: {blockDigest}\r\nContent-Type: {Line(contentType)}\r\nContent-Length: {block.Length}\r\n\r\n");
        using var member = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true);
        member.Write(Encoding.UTF8.GetBytes(head.ToString()));
        member.Write(block);
        member.Write("\r\n\r\n"u8);
        return id;
    }

#pragma warning disable CA5350 // what other tools check digests with; nothing is kept safe by it
    private static string Digest(ReadOnlySpan<byte> bytes) => "sha1:" + Base32.Of(SHA1.HashData(bytes));
#pragma warning restore CA5350

    /// <summary>A UUID made of what it names (version 8, RFC 9562 §5.8): the same evidence is written the same each time.</summary>
    private static string Id(string name)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(hash, bigEndian: true)}>";
    }

    /// <summary>What comes from outside must not write fields of its own.</summary>
    private static string Line(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
