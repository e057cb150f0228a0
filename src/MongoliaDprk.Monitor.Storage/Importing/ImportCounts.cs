using System.Text.Json;

namespace MongoliaDprk.Monitor.Storage.Importing;

/// <summary>What the records of an archive were and what became of its pages.</summary>
/// <param name="Records">All of them, also those that hold no page.</param>
/// <param name="Pages">Pages of HTML that were answered with 200.</param>
/// <param name="ReadWhole">Pages among them that were extracted and analysed; the others were ruled out by their bytes.</param>
/// <param name="Articles">Relevant articles that are new.</param>
/// <param name="Known">Relevant pages of articles that were stored before.</param>
/// <param name="LeftToPoll">Pages that a live place shows too and that wait for its poll, for they may be news.</param>
/// <param name="Visits">Ledger entries that were opened.</param>
/// <param name="Quarantined">Pages that our own code broke on.</param>
/// <param name="Revisits">Records that say: seen again, unchanged.</param>
/// <param name="OtherRecords">Records that hold no answer: requests, metadata, the archive's description.</param>
/// <param name="OtherStatus">Answers that are no pages: redirects, errors.</param>
/// <param name="OtherContent">Answers that are no HTML, and front and section pages.</param>
/// <param name="TooLarge">Records larger than a page may be.</param>
/// <param name="Damaged">Answers whose content cannot be unpacked, or that have no address.</param>
/// <param name="Bad">Places of the file where no record can be read.</param>
public sealed record ImportCounts(
    long Records = 0, long Pages = 0, long ReadWhole = 0, long Articles = 0, long Known = 0, long LeftToPoll = 0, long Visits = 0, long Quarantined = 0,
    long Revisits = 0, long OtherRecords = 0, long OtherStatus = 0, long OtherContent = 0, long TooLarge = 0, long Damaged = 0, long Bad = 0)
{
    /// <summary>Records that could be read.</summary>
    public long Readable => Pages + Revisits + OtherRecords + OtherStatus + OtherContent + TooLarge + Damaged;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ImportCounts operator +(ImportCounts a, ImportCounts b) => new(
        a.Records + b.Records, a.Pages + b.Pages, a.ReadWhole + b.ReadWhole, a.Articles + b.Articles, a.Known + b.Known, a.LeftToPoll + b.LeftToPoll,
        a.Visits + b.Visits, a.Quarantined + b.Quarantined, a.Revisits + b.Revisits, a.OtherRecords + b.OtherRecords, a.OtherStatus + b.OtherStatus,
        a.OtherContent + b.OtherContent, a.TooLarge + b.TooLarge, a.Damaged + b.Damaged, a.Bad + b.Bad);

    internal static ImportCounts Parse(string json) => JsonSerializer.Deserialize<ImportCounts>(json, Json)!;

    internal string ToJson() => JsonSerializer.Serialize(this, Json);
}
