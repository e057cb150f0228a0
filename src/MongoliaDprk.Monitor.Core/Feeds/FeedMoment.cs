namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>A date as read from a text.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="DayOnly">The text has no time of day: the instant is the day's midnight.</param>
internal readonly record struct FeedMoment(DateTime At, bool DayOnly);
