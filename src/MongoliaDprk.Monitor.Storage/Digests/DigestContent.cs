using System.Text.Json;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Storage.Digests;

/// <summary>The things one digest tells, by number, and how far each kind has been told with it.</summary>
public sealed record DigestContent(ToldItems Articles, ToldItems Changes, ToldItems Alerts)
{
    internal static DigestContent Unpack(string json) => JsonSerializer.Deserialize<DigestContent>(json)!;

    internal string Pack() => JsonSerializer.Serialize(this);
}

/// <summary>Things of one kind.</summary>
/// <param name="Ids">Told by this digest, ascending.</param>
/// <param name="Mark">Told by it or before it.</param>
public sealed record ToldItems(IReadOnlyList<long> Ids, DigestMark Mark);

/// <summary>What the digest of one day tells one subscriber.</summary>
/// <param name="Day">In the subscriber's zone.</param>
/// <param name="From">UTC; end of the edition before.</param>
/// <param name="To">UTC; when it was made.</param>
/// <param name="Digests">Scheduled digests that it stands for; more than 1 after a time without any.</param>
/// <param name="IsCut">What was found before <paramref name="From"/> is not told.</param>
public sealed record DigestEdition(string Subscriber, DateOnly Day, DateTime From, DateTime To, int Digests, bool IsCut, DigestContent Content);

/// <summary>An edition that one channel has not accepted yet.</summary>
/// <param name="Reached">Recipients of the channel that have it already.</param>
public sealed record DueDigest(DigestEdition Edition, string Channel, IReadOnlyList<string> Reached);
