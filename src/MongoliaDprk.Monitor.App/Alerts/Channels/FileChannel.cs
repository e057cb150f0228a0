using System.Text;

namespace MongoliaDprk.Monitor.App.Alerts.Channels;

/// <summary>Appends each message as one line of JSON to a file; the folder must be there.</summary>
internal sealed class FileChannel(string name, string path) : AlertChannel
{
    public override string Name => name;

    public override async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Stay is { IsBroken: true })
            throw ChannelException.StoodStill();
        byte[] line = Encoding.UTF8.GetBytes(ChannelJson.Write(MessageEnvelope.Of(message)) + "\n");
        try
        {
            await using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            await file.WriteAsync(line, cancellationToken);
            file.Flush(flushToDisk: true);
            return "written to " + path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ChannelException($"the file {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}", inner: e);
        }
    }
}
