using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Collects every date that a page and its feed give, each with the place it stood in.</summary>
/// <param name="reader">Reads what is written.</param>
/// <param name="addresses">The page's addresses: where it was fetched, what it calls itself.</param>
internal sealed class DateClaims(DateClaimReader reader, IReadOnlyList<string> addresses)
{
    /// <summary>More different days than this beside a title are a list of other things.</summary>
    private const int MostDaysByTitle = 2;

    private readonly List<DateClaim> claims = [];

    /// <summary>All claims, the most trusted first; of one place in the order they were found.</summary>
    public IReadOnlyList<DateClaim> All(PageFacts facts, LinkedArticle linked, string? selected, IReadOnlyList<PrintedLine> near, string body, Link? link)
    {
        Add(selected, DateTrust.Selected);
        Printed(near);
        Markup(facts, linked);
        Times(facts.Times);
        foreach (string address in addresses)
            Address(address);
        if (link?.Published is { } published)
            claims.Add(reader.Read(published, link.DayOnly, Trust(link.DateFrom)));
        Head(body);
        Alone(near);
        return [.. claims.OrderBy(claim => claim.Trust)];
    }

    private void Add(string? text, DateTrust trust)
    {
        if (!string.IsNullOrWhiteSpace(text))
            claims.Add(reader.Read(text, trust));
    }

    private void Printed(IReadOnlyList<PrintedLine> near)
    {
        foreach (PrintedLine line in near)
        {
            foreach (LabelledText part in LabelledText.Cut(line.Text))
            {
                if (line.Place == LinePlace.Elsewhere && part.Label != DateLabel.Published)
                    continue;
                DateTrust trust = part.Label == DateLabel.Changed ? DateTrust.PrintedChange : Trust(line.Place);
                IEnumerable<DateClaim> read = reader.ReadAll(part.Text, trust);
                claims.AddRange(part.Label == DateLabel.Other ? read.Select(OfOther) : read);
            }
        }

        if (Days(DateTrust.PrintedElsewhere) > 1)
            Replace(DateTrust.PrintedElsewhere, OfOther);
        if (Days(DateTrust.PrintedByTitle) > MostDaysByTitle)
            Replace(DateTrust.PrintedByTitle, claim => claim with { Trust = DateTrust.PrintedByBody });
    }

    /// <summary>Where nothing else is dated, the only day that the whole page prints, in a line of its own.</summary>
    private void Alone(IReadOnlyList<PrintedLine> near)
    {
        if (claims.Any(claim => claim.Date is not null))
            return;
        DateClaim[] printed =
        [
            .. near.SelectMany(line => LabelledText.Cut(line.Text)).Where(part => part.Label != DateLabel.Other)
                .SelectMany(part => reader.ReadAll(part.Text, DateTrust.PrintedElsewhere)),
        ];
        DateClaim? alone = printed.FirstOrDefault(claim => claim.Date is not null && claim.Written.Length <= PrintedLines.DateAlone);
        if (alone is not null && printed.All(claim => claim.Date?.Day == alone.Date!.Day))
            claims.Add(alone);
    }

    private static DateTrust Trust(LinePlace place) => place switch
    {
        LinePlace.ByTitle => DateTrust.PrintedByTitle,
        LinePlace.ByBody => DateTrust.PrintedByBody,
        _ => DateTrust.PrintedElsewhere,
    };

    private static DateClaim OfOther(DateClaim claim) => claim with { Date = null, Rejected = DateRejection.OfOther };

    private int Days(DateTrust trust) => claims.Where(claim => claim.Trust == trust && claim.Date is not null).Select(claim => claim.Date!.Day).Distinct().Count();

    private void Replace(DateTrust trust, Func<DateClaim, DateClaim> change)
    {
        for (int i = 0; i < claims.Count; i++)
        {
            if (claims[i].Trust == trust && claims[i].Date is not null)
                claims[i] = change(claims[i]);
        }
    }

    private void Markup(PageFacts facts, LinkedArticle linked)
    {
        DateTrust node = linked.IsArticle ? DateTrust.LinkedArticle : DateTrust.LinkedPage;
        Add(linked.Published, node);
        Add(linked.Created, node);
        Add(linked.Modified, DateTrust.LinkedChange);
        foreach (string name in PublishedMeta.Names)
            Add(facts.Meta(name), DateTrust.PublishedMeta);
        foreach (string value in facts.PublishedMeta)
            Add(value, DateTrust.OtherMeta);
        foreach (string name in PublishedMeta.ChangeNames)
            Add(facts.Meta(name), DateTrust.ChangeMeta);
    }

    /// <summary>Dates in the markup of the page's body. Several days of one kind that readers do not see beside title or body are a list of other stories.</summary>
    private void Times(IReadOnlyList<TimeMark> marks)
    {
        foreach (TimeMark mark in marks)
        {
            DateClaim claim = reader.Read(mark.Value, DateTrust.AnyTime);
            if (claim.Rejected is not DateRejection.Unreadable)
                claims.Add(reader.Read(mark.Value, IsChange(mark, claim) ? DateTrust.ChangeTime : Trust(mark, IsSeen(claim))));
        }

        foreach (DateTrust trust in (DateTrust[])[DateTrust.AnyTime, DateTrust.TimeOfOther, DateTrust.ChangeTime])
        {
            if (Days(trust) > 1)
                Replace(trust, OfOther);
        }
    }

    private static DateTrust Trust(LinkDate from) => from switch
    {
        LinkDate.FeedUpdate => DateTrust.FeedChange,
        LinkDate.NewsSitemap => DateTrust.NewsSitemap,
        LinkDate.Listing => DateTrust.Listing,
        LinkDate.Seen => DateTrust.Seen,
        _ => DateTrust.Feed,
    };

    /// <summary>The mark says so itself, or the page prints its very minute as that of a change.</summary>
    private bool IsChange(TimeMark mark, DateClaim claim) =>
        LabelledText.Cut(mark.Value) is [{ Label: DateLabel.Changed }] || claim.Date is { HasClock: true } marked
        && claims.Any(printed => printed.Trust == DateTrust.PrintedChange && printed.Date is { HasClock: true } change && (change.At - marked.At).Duration() < TimeSpan.FromMinutes(1));

    private bool IsSeen(DateClaim claim)
    {
        DateTrust where = Days(DateTrust.PrintedByTitle) > 0 ? DateTrust.PrintedByTitle : DateTrust.PrintedByBody;
        return claims.Any(printed => printed.Trust == where && printed.Agrees(claim));
    }

    private static DateTrust Trust(TimeMark mark, bool seen) => mark.As switch
    {
        MarkedAs.Changed => DateTrust.ChangeTime,
        MarkedAs.Published => seen ? DateTrust.SeenPublishedTime : DateTrust.PublishedTime,
        MarkedAs.Nothing => seen ? DateTrust.SeenTime : DateTrust.AnyTime,
        _ => seen ? DateTrust.SeenTime : DateTrust.TimeOfOther,
    };

    private void Address(string address)
    {
        if (AddressDate.Parse(address) is not { } found)
            return;
        DateClaim claim = reader.Read(DateOnly.FromDateTime(found.Date), address, found.DayKnown ? DateTrust.AddressDay : DateTrust.AddressMonth);
        claims.Add(found.DayKnown || claim.Date is null ? claim : claim with { Date = claim.Date with { Precision = DatePrecision.Month } });
    }

    /// <summary>A date at the head of the text; a year that it does not name comes from the best other evidence.</summary>
    private void Head(string body)
    {
        if (Dateline.Dated(body) is { } dated)
        {
            LabelledText part = LabelledText.Cut(dated) is [.., var last] ? last : new LabelledText(DateLabel.None, dated);
            DateClaim claim = reader.Read(part.Text, part.Label == DateLabel.Changed ? DateTrust.PrintedChange : DateTrust.DatedHead);
            claims.Add(part.Label == DateLabel.Other ? OfOther(claim) : claim);
        }

        if (Dateline.MonthAndDay(body) is not { } found)
            return;
        PublishedDate? anchor = claims.Where(claim => claim.Date is not null && claim.Trust.Kin() != DateKin.Text).MinBy(claim => claim.Trust)?.Date;
        if (reader.Nearest(found.Month, found.Day, anchor) is { } day)
            claims.Add(reader.Read(day, found.Written, DateTrust.Dateline));
    }
}
