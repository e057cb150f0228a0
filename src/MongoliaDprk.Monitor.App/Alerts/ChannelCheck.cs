using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts.Channels;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Finds what is wrong with channels before an alert does; nothing is sent.</summary>
internal static class ChannelCheck
{
    /// <summary>Settings that cannot be used, one line for each channel.</summary>
    public static IReadOnlyList<string> Errors(IEnumerable<ChannelAddress> channels)
    {
        using ChannelHttp http = new(TimeProvider.System);
        ChannelFactory factory = new(http, new SmtpDelivery(TimeProvider.System), TimeProvider.System, NullLogger<LogChannel>.Instance);
        var errors = new List<string>();
        foreach (ChannelAddress channel in channels)
        {
            try
            {
                factory.Create(channel);
            }
            catch (ChannelException e)
            {
                errors.Add(e.Message);
            }
        }

        return errors;
    }
}
