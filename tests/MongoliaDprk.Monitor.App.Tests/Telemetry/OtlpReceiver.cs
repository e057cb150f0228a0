using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MongoliaDprk.Monitor.App.Tests.Telemetry;

/// <summary>A loopback receiver of OTLP over HTTP that reads as much of its messages (opentelemetry-proto 1) as the tests ask for.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> received = new();
    private LoopbackWeb web = null!;

    public Uri Address => web.At("/");

    /// <summary>All bytes that came, as Latin 1: to look for what must not be there.</summary>
    public string Everything => string.Concat(received.Select(r => Encoding.Latin1.GetString(r.Body)));

    /// <summary>Name, kind and trace of each span.</summary>
    public IEnumerable<(string Name, string Trace)> Spans =>
        from message in received
        where message.Signal == "traces"
        from span in ProtoMessage.Inside(message.Body, 1, 2, 2)
        select (span.Text(5), Convert.ToHexString(span.Bytes(1)));

    public static async Task<OtlpReceiver> StartAsync()
    {
        OtlpReceiver receiver = new() { web = await LoopbackWeb.StartAsync() };
        foreach (string signal in (string[])["metrics", "traces"])
            receiver.web.On("/v1/" + signal, http => receiver.KeepAsync(signal, http));
        return receiver;
    }

    /// <summary>Names of all metrics with their units.</summary>
    public IEnumerable<(string Name, string Unit)> Metrics() => All().Select(m => (m.Text(1), m.Text(3))).Distinct();

    /// <summary>The last value of a counter, over all its attributes.</summary>
    public long Sum(string metric) => All().Where(m => m.Text(1) == metric).Select(m => m.Inner(7).SelectMany(sum => sum.Inner(1)).Sum(point => point.Fixed64(6))).LastOrDefault();

    /// <summary>All values of attributes of the metric.</summary>
    public IEnumerable<string> Attributes(string metric) => All().Where(m => m.Text(1) == metric)
        .SelectMany(m => m.Inner(7)).SelectMany(sum => sum.Inner(1)).SelectMany(point => point.Inner(7)).SelectMany(a => a.Inner(2)).Select(v => v.Text(1)).Distinct();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private IEnumerable<ProtoMessage> All() =>
        received.Where(r => r.Signal == "metrics").SelectMany(r => ProtoMessage.Inside(r.Body, 1, 2, 2));

    private async Task KeepAsync(string signal, HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        received.Enqueue((signal, body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }
}

/// <summary>A message of Protocol Buffers (wire format), read without its schema.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Value, byte[] Bytes)> fields = [];

    public ProtoMessage(ReadOnlySpan<byte> wire)
    {
        while (wire.Length > 0)
        {
            ulong tag = Number(ref wire), value = 0;
            byte[] bytes = [];
            switch (tag & 7)
            {
                case 0:
                    value = Number(ref wire);
                    break;
                case 1:
                    value = BinaryPrimitives.ReadUInt64LittleEndian(wire);
                    wire = wire[8..];
                    break;
                case 2:
                    int length = (int)Number(ref wire);
                    bytes = wire[..length].ToArray();
                    wire = wire[length..];
                    break;
                default:
                    wire = wire[4..];
                    break;
            }

            fields.Add(((int)(tag >> 3), value, bytes));
        }
    }

    /// <summary>The messages at the end of a path of fields.</summary>
    public static IEnumerable<ProtoMessage> Inside(byte[] wire, params int[] path) =>
        path.Aggregate((IEnumerable<ProtoMessage>)[new ProtoMessage(wire)], (messages, field) => messages.SelectMany(m => m.Inner(field)));

    public IEnumerable<ProtoMessage> Inner(int field) => fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public byte[] Bytes(int field) => fields.Where(f => f.Field == field).Select(f => f.Bytes).FirstOrDefault() ?? [];

    public long Fixed64(int field) => (long)fields.Where(f => f.Field == field).Select(f => f.Value).FirstOrDefault();

    private static ulong Number(ref ReadOnlySpan<byte> wire)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = wire[0];
            wire = wire[1..];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
