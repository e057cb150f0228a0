using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>Which mentions are listed or counted; null = all. Lists, counts, pages and the API share it, so that every number has its list.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Actor">Actor id.</param>
/// <param name="Source">Source id.</param>
/// <param name="Language">Language code of the article.</param>
/// <param name="Salience">The mention's prominence.</param>
/// <param name="Text">Words that must stand in title or text, in any script, case folded.</param>
/// <param name="Country">Side of the actor.</param>
/// <param name="Office">Office id: only mentions that speak of its holder or name its title.</param>
/// <param name="SourceSide">Side the outlet speaks for.</param>
/// <param name="Topic">Topic id of the article.</param>
/// <param name="FirstOnly">Of the copies of one text on several outlets only the first published: articles are then stories.</param>
public sealed record MentionFilter(
    DateOnly? From = null, DateOnly? To = null, string? Actor = null, string? Source = null, string? Language = null, Salience? Salience = null,
    string? Text = null, string? Country = null, string? Office = null, string? SourceSide = null, string? Topic = null, bool FirstOnly = false);
