using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Makes a WARC file like those of CC-NEWS out of a folder of pages: request and response for each, one gzip member per record.</summary>
internal static class WarcMaker
{
    /// <summary>Outlets that the pages are spread over.</summary>
    private const int Hosts = 400;

    private static readonly DateTime First = new(2024, 8, 12, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="folder">Pages, in any folders below; taken again from the first when they are too few.</param>
    /// <param name="bytes">Of pages, unpacked.</param>
    /// <param name="every">Into each so-manieth page the sentence is written; 0 = into none.</param>
    /// <param name="sentence">Makes a page relevant.</param>
    /// <returns>Pages in the file.</returns>
    public static int Make(string folder, string file, long bytes, int every, string sentence)
    {
        string[] pages = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        using FileStream to = File.Create(file);
        Write(to, 0, "warcinfo", "urn:benchmark", "application/warc-fields", "software: benchmark\r\n"u8.ToArray());
        int number = 0;
        for (long made = 0; made < bytes; number++)
        {
            byte[] page = File.ReadAllBytes(pages[number % pages.Length]);
            if (every > 0 && number % every == 0)
                page = WithSentence(page, sentence);
            string host = string.Create(CultureInfo.InvariantCulture, $"outlet{number * 7919 % Hosts}.example"), address = string.Create(CultureInfo.InvariantCulture, $"https://{host}/news/{number}");
            Write(to, number, "request", address, "application/http; msgtype=request", Encoding.ASCII.GetBytes($"GET /news/{number} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: benchmark\r\n\r\n"));
            byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nDate: Mon, 12 Aug 2024 00:00:00 GMT\r\nContent-Type: text/html\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Length: {page.Length}\r\n\r\n");
            Write(to, number, "response", address, "application/http; msgtype=response", [.. head, .. page]);
            made += page.Length;
        }

        return number;
    }

    /// <summary>The page with the sentence before each of its first paragraphs, in references so that its charset does not matter.</summary>
    private static byte[] WithSentence(byte[] page, string sentence)
    {
        const int paragraphs = 5;
        byte[] added = Encoding.ASCII.GetBytes("<p>" + string.Concat(sentence.Select(c => char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"))) + "</p>");
        using MemoryStream made = new();
        int at = 0;
        for (int i = 0; i < paragraphs && page.AsSpan(at).IndexOf("<p>"u8) is >= 0 and var found; i++)
        {
            made.Write(page, at, found);
            made.Write(added);
            made.Write(page, at + found, 3);
            at += found + 3;
        }

        made.Write(page, at, page.Length - at);
        return made.ToArray();
    }

    private static void Write(FileStream to, int number, string type, string address, string contentType, byte[] block)
    {
        string head = string.Create(CultureInfo.InvariantCulture,
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Id(type, number)}>\r\nWARC-Date: {First.AddSeconds(number):yyyy-MM-ddTHH:mm:ssZ}\r\nWARC-Target-URI: {address}\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n");
        using GZipStream member = new(to, CompressionLevel.Optimal, leaveOpen: true);
        member.Write(Encoding.ASCII.GetBytes(head));
        member.Write(block);
        member.Write("\r\n\r\n"u8);
    }

    private static Guid Id(string type, int number) => new(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type} {number}"))).AsSpan(0, 16));
}
