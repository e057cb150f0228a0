using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Tells which topics a text touches, by the phrases of all languages.</summary>
internal sealed class TopicFinder
{
    private readonly NameScan phrases;
    private readonly ILookup<string, string> topicsByPhrase;

    public TopicFinder(IReadOnlyList<Language> languages)
    {
        (string Topic, NamePattern Pattern)[] all =
        [
            .. languages.SelectMany(language => language.Topics.SelectMany(
                topic => NamePatterns.Phrases(language, topic.Value).Select(pattern => (topic.Key, pattern)))),
        ];
        phrases = new NameScan([.. all.Select(phrase => phrase.Pattern)]);
        topicsByPhrase = all.ToLookup(phrase => phrase.Pattern.Folded, phrase => phrase.Topic, StringComparer.Ordinal);
    }

    /// <summary>Topic ids, alphabetical.</summary>
    public IReadOnlyList<string> Find(string text) =>
        [.. phrases.Occurring(text).SelectMany(pattern => topicsByPhrase[pattern.Folded]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
