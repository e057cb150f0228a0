namespace MongoliaDprk.Monitor.Core.Subscribers;

/// <summary>How a digest is written for channels that take more than one form; e-mail carries text and HTML in any case.</summary>
public enum DigestForm { Text, Markdown, Html }

/// <summary>When a subscriber gets the digest.</summary>
/// <param name="At">Time of day in the subscriber's zone.</param>
/// <param name="Days">Weekdays; each digest covers the time since the one before.</param>
/// <param name="Form">Null = what suits the channel.</param>
/// <param name="Empty">Also when nothing happened: no digest then means that something is broken.</param>
/// <param name="Channels">Short names of the channels it goes to; empty = all.</param>
public sealed record DigestSchedule(TimeOnly At, IReadOnlySet<DayOfWeek> Days, DigestForm? Form, bool Empty, IReadOnlyList<string> Channels)
{
    public bool GoesTo(ChannelAddress channel) => Channels.Count == 0 || Channels.Contains(channel.ShortName, StringComparer.Ordinal);
}
