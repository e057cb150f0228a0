using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>Digest of a table: the sum of its rows' SHA-256, so that the order in which a database gives the rows does not matter.</summary>
/// <param name="columns">Those that both databases have.</param>
internal sealed class RowDigest(IReadOnlyList<IProperty> columns)
{
    /// <summary>Databases keep instants with different precision.</summary>
    private const long TicksKept = TimeSpan.TicksPerMillisecond;

    private readonly UInt128[] sums = new UInt128[2];
    private readonly MemoryStream text = new();

    public long Rows { get; private set; }

    public void Add(object row)
    {
        text.SetLength(0);
        using (var writer = new BinaryWriter(text, Encoding.UTF8, leaveOpen: true))
        {
            foreach (IProperty column in columns)
                Write(writer, column.PropertyInfo!.GetValue(row));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length), hash);
        sums[0] += BinaryPrimitives.ReadUInt128BigEndian(hash);
        sums[1] += BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        Rows++;
    }

    public CopiedTable Of(string table) => new(table, Rows, string.Create(CultureInfo.InvariantCulture, $"{sums[0]:x32}{sums[1]:x32}"));

    /// <summary>Every value with its length, so that no two rows read the same.</summary>
    private static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write7BitEncodedInt(-1);
                break;
            case byte[] bytes:
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            case string words:
                writer.Write(words);
                break;
            case DateTime instant:
                writer.Write(instant.Ticks / TicksKept);
                break;
            case double number:
                writer.Write(number);
                break;
            case IEnumerable list:
                object?[] items = [.. list.Cast<object?>()];
                writer.Write7BitEncodedInt(items.Length);
                foreach (object? item in items)
                    Write(writer, item);
                break;
            default:
                writer.Write(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }
}
