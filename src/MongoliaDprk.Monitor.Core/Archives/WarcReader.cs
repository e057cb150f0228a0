using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>
/// Reads the records of an archive file (WARC 1.0 and 1.1) one after the other, in constant memory. What cannot be read is told and left
/// out; reading goes on at the next record.
/// </summary>
public sealed class WarcReader : IDisposable
{
    /// <summary>A head that is longer is none.</summary>
    private const int MostHeadBytes = 1024 * 1024;

    private readonly Action<ArchiveDamage> damaged;
    private readonly int mostBlockBytes;
    private readonly GzipMembers? members;
    private readonly ReadAhead? ahead;
    private readonly RecordWindow window;
    private readonly SeenRecords seen = new();
    private long toPass;
    private long number;

    /// <param name="file">A file of records, packed with gzip or not; stands at its beginning, is not disposed. After damage one that cannot be searched is at its end.</param>
    /// <param name="damaged">Told of each record that cannot be read.</param>
    /// <param name="mostBlockBytes">Bytes of a block that are held; of a longer one only the head is given.</param>
    /// <param name="readAhead">True = the file is read and unpacked by a thread of its own.</param>
    /// <param name="packed">With gzip; must be told of a file that cannot be searched. Null = its first bytes tell.</param>
    public WarcReader(Stream file, Action<ArchiveDamage> damaged, int mostBlockBytes, bool readAhead = false, bool? packed = null)
    {
        this.damaged = damaged;
        this.mostBlockBytes = mostBlockBytes;
        members = packed ?? IsGzip(file) ? new GzipMembers(file) : null;
        Stream unpacked = members ?? file;
        ahead = readAhead ? new ReadAhead(unpacked) : null;
        window = new RecordWindow(ahead ?? unpacked, mostBlockBytes + MostHeadBytes);
    }

    /// <summary>Bytes of the unpacked file that lie behind the reader.</summary>
    public long Offset => window.Offset + toPass;

    /// <summary>The file is no longer read; it is not closed.</summary>
    public void Dispose()
    {
        ahead?.Dispose();
        members?.Dispose();
    }

    /// <summary>The next record; null = the file ends.</summary>
    public WarcRecord? Read()
    {
        while (true)
        {
            try
            {
                Leave();
                if (!SkipBlankLines())
                    return null;
                number++;
                if (Next() is { } record)
                    return record;
            }
            catch (InvalidDataException e)
            {
                Damage($"it cannot be unpacked: {e.Message}");
                seen.Add(window.Bytes.Span);
                window.Restart();
                toPass = 0;
                if (!GoOn())
                    return null;
            }
        }
    }

    /// <summary>Moves behind the record that was given last.</summary>
    private void Leave()
    {
        long left = toPass;
        toPass = 0;
        if (!window.Skip(left))
            Damage("the file ends within it");
    }

    /// <summary>After damage: false = nothing more can be unpacked.</summary>
    private bool GoOn()
    {
        ahead?.Stop();
        bool more = members?.GoOn(seen) ?? false;
        if (more)
            ahead?.Start();
        return more;
    }

    /// <summary>Null = it cannot be read, and the window stands behind it.</summary>
    private WarcRecord? Next()
    {
        int head = HeadLength();
        if (head < 0)
        {
            Damage("no head of a record stands here");
            FindNext();
            return null;
        }

        ReadOnlySpan<byte> bytes = window.Bytes.Span[..head];
        WarcFields fields = new(bytes[(bytes.IndexOf((byte)'\n') + 1)..]);
        if (fields.Count("content-length"u8) is not { } length)
        {
            Damage("its Content-Length is missing or no number");
            window.Pass(head);
            FindNext();
            return null;
        }

        return Record(fields, head, length);
    }

    private WarcRecord Record(WarcFields fields, int head, long length)
    {
        WarcType type = TypeOf(fields["warc-type"u8]);
        Uri? address = type is WarcType.Response or WarcType.Resource or WarcType.Revisit ? AddressOf(fields.Text("warc-target-uri"u8)) : null;
        DateTime? date = DateOf(fields.Text("warc-date"u8));
        string? contentType = fields.Text("content-type"u8);
        bool cut = !fields["warc-truncated"u8].IsEmpty;
        if (length > mostBlockBytes)
        {
            toPass = head + Math.Min(length, long.MaxValue - window.Offset - head);
            seen.Add(window.Bytes.Span);
            return new WarcRecord(number, type, address, date, contentType, default, cut) { TooLarge = true };
        }

        bool whole = window.Has(head + (int)length);  // may move the bytes that the fields stand in
        int held = whole ? (int)length : window.Bytes.Length - head;
        if (!whole)
            Damage(string.Create(CultureInfo.InvariantCulture, $"the file ends after {held} of its {length} bytes"));
        toPass = head + held;
        seen.Add(window.Bytes.Span[..(head + held)]);
        return new WarcRecord(number, type, address, date, contentType, window.Bytes.Slice(head, held), cut || !whole);
    }

    /// <summary>Bytes up to and with the empty line behind the fields; -1 = this is no record.</summary>
    private int HeadLength()
    {
        if (!window.Has(5) || !window.Bytes.Span.StartsWith("WARC/"u8))
            return -1;
        for (int searched = 0; ;)
        {
            ReadOnlySpan<byte> bytes = window.Bytes.Span;
            if (EndOfHead(bytes[searched..]) is >= 0 and var end)
                return searched + end;
            searched = Math.Max(0, bytes.Length - 3);
            if (bytes.Length > MostHeadBytes || !window.Grow())
                return -1;
        }
    }

    /// <summary>Some writers end lines with a bare line feed.</summary>
    private static int EndOfHead(ReadOnlySpan<byte> bytes)
    {
        int strict = bytes.IndexOf("\r\n\r\n"u8), bare = (strict < 0 ? bytes : bytes[..strict]).IndexOf("\n\n"u8);
        return bare >= 0 ? bare + 2 : strict >= 0 ? strict + 4 : -1;
    }

    private bool SkipBlankLines()
    {
        while (window.Has(1))
        {
            if (window.Bytes.Span[0] is not ((byte)'\r' or (byte)'\n'))
                return true;
            window.Pass(1);
        }

        return false;
    }

    /// <summary>Moves to the next line that begins as a record does.</summary>
    private void FindNext()
    {
        if (window.Has(1))
            window.Pass(1);
        while (true)
        {
            int at = window.Bytes.Span.IndexOf("\nWARC/"u8);
            if (at >= 0)
            {
                window.Pass(at + 1);
                return;
            }

            window.Pass(Math.Max(0, window.Bytes.Length - 5));
            if (!window.Has(window.Bytes.Length + 1))
            {
                window.Pass(window.Bytes.Length);
                return;
            }
        }
    }

    private void Damage(string reason) => damaged(new ArchiveDamage(number, window.Offset, reason));

    private static bool IsGzip(Stream file)
    {
        Span<byte> mark = stackalloc byte[2];
        long at = file.Position;
        int read = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        file.Position = at;
        return read == mark.Length && mark is [0x1F, 0x8B];
    }

    private static WarcType TypeOf(ReadOnlySpan<byte> name) =>
        Is(name, "response"u8) ? WarcType.Response
        : Is(name, "request"u8) ? WarcType.Request
        : Is(name, "metadata"u8) ? WarcType.Metadata
        : Is(name, "resource"u8) ? WarcType.Resource
        : Is(name, "revisit"u8) ? WarcType.Revisit
        : Is(name, "warcinfo"u8) ? WarcType.WarcInfo
        : Is(name, "conversion"u8) ? WarcType.Conversion
        : Is(name, "continuation"u8) ? WarcType.Continuation
        : WarcType.Other;

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> type) => Ascii.EqualsIgnoreCase(name, type);

    private static Uri? AddressOf(string? text) => Uri.TryCreate(text?.Trim('<', '>'), UriKind.Absolute, out Uri? address) ? address : null;

    private static DateTime? DateOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime date) ? date : null;
}
