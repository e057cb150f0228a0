using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Visits as <see cref="Csv"/>, one line each.</summary>
internal static class VisitCsv
{
    private const string Head = "visit,version,from,to,stage,start,end,place,visitors,note,confidence,review,twoSided,confirmedBy,reports,firstReported,lastReported,firstSource,firstAddress";

    public static void Print(IEnumerable<VisitRecord> records)
    {
        Console.WriteLine(Head);
        foreach (VisitRecord record in records)
            Console.WriteLine(Row(record));
    }

    private static string Row(VisitRecord record)
    {
        VisitItem v = record.Visit;
        string confirmed = string.Join(' ', record.Confirmation.Voices.Where(x => x.Standing == Core.Visits.SideStanding.Confirmed).Select(x => x.Side ?? "other"));
        return Csv.Row(
            v.Id.ToString(CultureInfo.InvariantCulture), Text.Number(v.Version), v.From, v.To, Text.Lower(v.Stage), v.Start, v.End, v.Place, string.Join("; ", v.Visitors), v.Note,
            v.Confidence.ToString("0.00", CultureInfo.InvariantCulture), Text.Lower(v.Review), record.Confirmation.TwoSided ? "yes" : "no", confirmed, Text.Number(v.Reports),
            Text.Day(v.FirstReported), Text.Day(v.LastReported), record.Confirmation.First?.SourceId, record.Confirmation.First?.Address);
    }
}
