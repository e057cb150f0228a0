namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>A main heading of a page.</summary>
/// <param name="Text">What a reader sees.</param>
/// <param name="Bare">The same without what the markup calls a kicker, a section or a label above the title.</param>
/// <param name="LeadsToFront">It is a link to the front page: the name of the site rather than of the article.</param>
internal sealed record Heading(string Text, string Bare, bool LeadsToFront);
