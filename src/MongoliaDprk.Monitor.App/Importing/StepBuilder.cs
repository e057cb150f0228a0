using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Collects what is saved at once. Most pages are only counted; what can be relevant, and all of the watchlist's own outlets, is read whole.</summary>
/// <param name="otherwise">The outlet of pages that do not say their own; null = not known.</param>
/// <param name="threads">Pages read at once.</param>
internal sealed class StepBuilder(PageAnalysis analysis, HostSources hosts, PagePrefilter prefilter, Source? otherwise, int threads)
{
    private const int MostPages = 64;
    private const long MostBytes = 16_000_000;

    private readonly List<ArchiveItem> whole = [];
    private readonly Dictionary<DateOnly, int> elsewhere = [];
    private readonly int[] kinds = new int[Enum.GetValues<RecordKind>().Length];
    private long bytes;
    private int bad;

    /// <summary>So much is held that it should be saved.</summary>
    public bool IsFull => whole.Count >= MostPages || bytes >= MostBytes;

    /// <summary>A place of the file where no record can be read.</summary>
    public void AddBad() => bad++;

    public void Add(ArchiveItem item)
    {
        Source? source = item.Kind == RecordKind.Page ? hosts.Of(item.Page!.Address) : null;
        if (source is not null && hosts.IsPlace(source, item.Page!.Address))
            item = item with { Kind = RecordKind.Content };
        kinds[(int)item.Kind] += 1 + item.Further.Count;
        if (item.Kind != RecordKind.Page)
            return;
        FetchedPage page = item.Page!;
        if (source is null && otherwise is null && IsOfWeb(item) && !prefilter.CanBeRelevant(page.Body.Span, page.ContentType, sourceSide: null))
        {
            CountElsewhere(DateOnly.FromDateTime(page.FetchedAt));
            return;
        }

        whole.Add(item with { Page = page with { Body = page.Body.ToArray() } });
        bytes += page.Body.Length;
    }

    /// <summary>Reads what is to be read whole, and begins the next step.</summary>
    public ImportStep Build(long importId, long after, long last, bool ended, CancellationToken cancellationToken)
    {
        ArchivedPage[] read = new ArchivedPage[whole.Count];
        Parallel.For(0, whole.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i => read[i] = analysis.Read(whole[i], otherwise));
        List<ArchivedPage> kept = [];
        foreach (ArchivedPage page in read)
        {
            if (page.Outlet is not null || page.Analysis is not { Relevant: false })
                kept.Add(page);
            else
                CountElsewhere(page.ElsewhereDay);
        }

        ImportStep step = new(importId, after, last, kept, new Dictionary<DateOnly, int>(elsewhere), Counts(last - after), ended);
        Clear();
        return step;
    }

    /// <summary>Its address is known, and all that is known of it are its bytes.</summary>
    private static bool IsOfWeb(ArchiveItem item) => item is { Text: null, Facts: null } && !FolderItems.IsPlace(item.Page!.Address);

    private ImportCounts Counts(long records) => new(
        Records: records, Pages: kinds[(int)RecordKind.Page], ReadWhole: whole.Count, Revisits: kinds[(int)RecordKind.Revisit], OtherRecords: kinds[(int)RecordKind.Other],
        OtherStatus: kinds[(int)RecordKind.Status], OtherContent: kinds[(int)RecordKind.Content], TooLarge: kinds[(int)RecordKind.TooLarge],
        Damaged: kinds[(int)RecordKind.Damaged], Bad: bad);

    private void CountElsewhere(DateOnly day) => elsewhere[day] = elsewhere.GetValueOrDefault(day) + 1;

    private void Clear()
    {
        whole.Clear();
        elsewhere.Clear();
        Array.Clear(kinds);
        bytes = bad = 0;
    }
}
