namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Where a feed was read, which completes what it leaves out.</summary>
/// <param name="Address">Base of relative addresses, or null.</param>
/// <param name="Zone">Zone of dates that name none; null = UTC.</param>
internal readonly record struct FeedPlace(Uri? Address, TimeZoneInfo? Zone);
