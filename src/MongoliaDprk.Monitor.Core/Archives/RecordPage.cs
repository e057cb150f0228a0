using MongoliaDprk.Monitor.Core.Links;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>What a record is to somebody who looks for pages.</summary>
public enum RecordKind
{
    /// <summary>A page.</summary>
    Page,

    /// <summary>Request, metadata, the archive's own description: no answer of a host.</summary>
    Other,

    /// <summary>Says that a page was seen again, unchanged; the page itself stands elsewhere.</summary>
    Revisit,

    /// <summary>An answer other than 200.</summary>
    Status,

    /// <summary>No HTML.</summary>
    Content,

    /// <summary>Larger than a page may be.</summary>
    TooLarge,

    /// <summary>Its content cannot be unpacked, or it has no web address.</summary>
    Damaged,
}

/// <summary>Finds the page in a record.</summary>
public static class RecordPage
{
    /// <param name="record">As read.</param>
    /// <param name="most">Bytes a page may have, after unpacking.</param>
    /// <param name="otherwise">When the page was fetched if the record does not say it, UTC.</param>
    /// <param name="anyType">The record is known to hold a page, whatever type was sent with it.</param>
    /// <param name="page">The page where the kind says so, with a body that is valid as long as the record's block; else null.</param>
    public static RecordKind Read(WarcRecord record, int most, DateTime otherwise, bool anyType, out FetchedPage? page)
    {
        page = null;
        if (record.Type is not (WarcType.Response or WarcType.Resource or WarcType.Revisit))
            return RecordKind.Other;
        if (record.Type == WarcType.Revisit)
            return RecordKind.Revisit;
        if (record.TooLarge)
            return RecordKind.TooLarge;
        if (record.Address is not { Scheme: "http" or "https" } address)
            return record.Address is null ? RecordKind.Damaged : RecordKind.Content;
        if (!LinkHost.CanBeAsked(address))
            return RecordKind.Damaged;
        DateTime at = record.Date ?? otherwise;
        if (record.Type == WarcType.Resource)
        {
            bool isPage = HttpMessage.IsHtml(record.ContentType);
            page = isPage ? new FetchedPage(address, record.Block, record.ContentType, at) : null;
            return !isPage ? RecordKind.Content : record.Block.Length > most ? RecordKind.TooLarge : RecordKind.Page;
        }

        return HttpMessage.Read(record.Block) is { } message ? Answer(message, address, at, most, anyType, out page) : RecordKind.Damaged;
    }

    private static RecordKind Answer(HttpMessage message, Uri address, DateTime at, int most, bool anyType, out FetchedPage? page)
    {
        page = null;
        if (message.Status != 200)
            return RecordKind.Status;
        if (!message.IsPage && !anyType)
            return RecordKind.Content;
        try
        {
            if (message.Content(most) is not { } body || body.Length > most)
                return RecordKind.TooLarge;
            page = new FetchedPage(address, body, message.ContentType, at);
            return RecordKind.Page;
        }
        catch (InvalidDataException)
        {
            return RecordKind.Damaged;  // counted by its kind
        }
    }
}
