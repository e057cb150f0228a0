using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>How prominently an article names an actor; the most prominent place wins.</summary>
public enum Salience { Headline, Lead, Body, Rollcall, Quote }

/// <summary>What made a hit: a name, a short name backed by a full one, or an office resolved by date.</summary>
public enum HitKind { Name, ShortName, Office }

/// <summary>One occurrence of a watchlist name in <see cref="Articles.Article.FullText"/>.</summary>
/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units, without case endings and particles.</param>
/// <param name="Surface">The words of the text.</param>
/// <param name="OfficeId">The office, for <see cref="HitKind.Office"/>; else null.</param>
public sealed record Hit(int Start, int Length, string Surface, HitKind Kind = HitKind.Name, string? OfficeId = null)
{
    public int End => Start + Length;
}

/// <summary>All hits of one actor in one article.</summary>
/// <param name="Hits">In text order, at least one; their number is the mention's count.</param>
/// <param name="Evidence">The sentence of the first hit.</param>
public sealed record Mention(Actor Actor, Salience Salience, IReadOnlyList<Hit> Hits, string Evidence);
