using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>How far the archive behind one place of a source has been read, and when it is enough.</summary>
/// <param name="Place">Address of the feed, listing page or sitemap it begins at.</param>
/// <param name="Since">Articles before this day are not looked for.</param>
public sealed record Backfill(string SourceId, string Place, DateOnly Since)
{
    /// <summary>Pages in a row with nothing but older articles after which the rest is older too.</summary>
    private const int OldPages = 3;

    /// <summary>Pages in a row with nothing new after which nothing more is expected: those read on schedule all stand at the beginning.</summary>
    private const int KnownPages = 12;

    /// <summary>Addresses still to be read, the next one first.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [Place];

    /// <summary>Addresses and contents met so far, hashed: an archive that leads back to itself is noticed.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Pages of the archive that were read.</summary>
    public int Pages { get; init; }

    /// <summary>Of the last of them, how many in a row gave nothing new.</summary>
    public int Fruitless { get; init; }

    /// <summary>Of the last of them, how many in a row had only older articles; not stored: a run that goes on reads a page or two more.</summary>
    public int Old { get; init; }

    /// <summary>Links that nothing else had found.</summary>
    public int NewLinks { get; init; }

    /// <summary>Why it is over; null = it goes on.</summary>
    public string? Ended { get; init; }

    /// <summary>After a page was read.</summary>
    /// <param name="mostPages">No more pages of this archive are read.</param>
    public Backfill After(ArchivePage page, int mostPages)
    {
        bool repeats = Seen.Contains(page.Content, StringComparer.Ordinal);
        string[] ways = repeats ? [] : [.. page.Next.Where(n => n != Place && n != page.Address && !Seen.Contains(n, StringComparer.Ordinal) && !Waiting.Contains(n, StringComparer.Ordinal))];
        Backfill next = this with
        {
            Waiting = [.. Waiting.Where(w => w != page.Address), .. ways],
            Seen = [.. Seen, page.Address, page.Content],
            Pages = Pages + 1,
            Fruitless = page.Added > 0 ? 0 : Fruitless + 1,
            Old = page.Links > 0 && page.Older == page.Links ? Old + 1 : 0,
            NewLinks = NewLinks + page.Added,
        };
        return next with { Ended = next.Reason(page, repeats, mostPages) };
    }

    /// <summary>The address cannot be read any more: an archive ends there, but the other sitemaps of an index go on.</summary>
    public Backfill Without(string address, string reason)
    {
        string[] waiting = [.. Waiting.Where(w => w != address)];
        return this with { Waiting = waiting, Ended = waiting.Length == 0 ? reason : null };
    }

    private string? Reason(ArchivePage page, bool repeats, int mostPages)
    {
        if (page.IsPaged && Old >= OldPages)
            return string.Create(CultureInfo.InvariantCulture, $"the last {Old} pages are older than {Since:yyyy-MM-dd}");
        if (page.IsPaged && Fruitless >= KnownPages)
            return $"the last {Fruitless} pages gave nothing new";
        if (Waiting.Count == 0)
            return repeats ? "it leads back to what was read" : "all was read";
        return Pages >= mostPages ? $"{Pages} pages were read, and no more are allowed" : null;
    }
}

/// <summary>One page of an archive that was read.</summary>
/// <param name="Content">Hash of the links on it.</param>
/// <param name="Links">Number of links on it; of these <paramref name="Older"/> are older than what is looked for, and <paramref name="Added"/> were new.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="IsPaged">Newest first, so that what follows is older; false for the sitemaps of an index.</param>
public sealed record ArchivePage(string Address, string Content, int Links, int Older, int Added, IReadOnlyList<string> Next, bool IsPaged);
