using MongoliaDprk.Monitor.Core.Alerts;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A node's turn to send on a channel.</summary>
/// <param name="Token">Of this turn: when another node has taken over, it fits no more.</param>
public sealed record ChannelLease(string Channel, string Token);

/// <summary>What goes out on a channel next.</summary>
/// <param name="Key">The same at every attempt, as long as the channel may have accepted one of them.</param>
/// <param name="Alerts">At least one, oldest first; several = they are told together.</param>
/// <param name="Reached">Recipients that have accepted it already.</param>
/// <param name="IsRepeat">An earlier attempt may have been accepted: it was cut off, or its answer was lost.</param>
public sealed record PendingMessage(string Channel, string Key, IReadOnlyList<PendingAlert> Alerts, IReadOnlyList<string> Reached, bool IsRepeat);

/// <summary>One alert of a message.</summary>
/// <param name="Content">See <c>alert.content</c>: from which it can be worded in other languages.</param>
public sealed record PendingAlert(long Id, AlertFacts Facts, string Title, string Text, string? Address, string? Content);

/// <summary>Why a channel did not accept a message.</summary>
/// <param name="Permanent">It is this message, not the channel, that is the trouble: others are sent meanwhile.</param>
/// <param name="SurelyRefused">It was not accepted; false = it may have been.</param>
/// <param name="RetryAfter">The channel wants to be left alone so long.</param>
/// <param name="Reached">Recipients that accepted it all the same.</param>
public sealed record SendFailure(string Error, bool Permanent, bool SurelyRefused, TimeSpan? RetryAfter, IReadOnlyList<string> Reached);
