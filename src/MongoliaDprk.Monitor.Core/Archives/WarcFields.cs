using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>The named fields at the head of a record or an HTTP message (WARC 1.1 §4, RFC 9112 §5), read where they stand: nothing is copied until it is asked for.</summary>
/// <param name="head">From the first field to the end of the last, without the line before.</param>
internal readonly ref struct WarcFields(ReadOnlySpan<byte> head)
{
    private readonly ReadOnlySpan<byte> head = head;

    /// <summary>The value of the first field of a name, without white space around it; empty where there is none.</summary>
    /// <param name="name">In lower case.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name]
    {
        get
        {
            ReadOnlySpan<byte> rest = head;
            while (!rest.IsEmpty)
            {
                int end = rest.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
                if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                    return Trim(line[(name.Length + 1)..]);
                rest = end < 0 ? [] : rest[(end + 1)..];
            }

            return [];
        }
    }

    /// <summary>The value as text; null where there is none.</summary>
    public string? Text(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> value = this[name];
        return value.IsEmpty ? null : Encoding.UTF8.GetString(value);
    }

    /// <summary>The value as a count; null where there is none, or one that is no number.</summary>
    public long? Count(ReadOnlySpan<byte> name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : null;

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value[Ascii.Trim(value)];
}
