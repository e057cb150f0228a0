using System.Net;
using System.Text;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>A body that refuses to leave after this process stood still: connecting may have taken from then until now.</summary>
/// <param name="stay">See <see cref="OutgoingMessage.Stay"/>.</param>
internal sealed class TimelyContent(string json, StandstillWatch.Stay? stay) : StringContent(json, Encoding.UTF8, "application/json")
{
    /// <exception cref="ChannelException">It must not leave any more.</exception>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stay is { IsBroken: true } ? throw ChannelException.StoodStill() : base.SerializeToStreamAsync(stream, context, cancellationToken);
}
