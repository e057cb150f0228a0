using System.Globalization;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>Says in words how a source fares and why.</summary>
public static class HealthWords
{
    /// <summary>"layout broken".</summary>
    public static string Word(Health health) => health switch
    {
        Health.NeverPolled => "never polled",
        Health.LayoutBroken => "layout broken",
        Health.PartlyFailing => "partly failing",
        Health.NeverWorked => "never worked",
        _ => health.ToString().ToLowerInvariant(),
    };

    /// <summary>One or two sentences; empty where nothing is to be said. Texts of outlets in it are cleaned.</summary>
    public static string Why(SourceState? state, Health health, DateTime now) => health switch
    {
        Health.Failing or Health.PartlyFailing => $"{DigestWords.Count(Math.Max(1, state!.Errors), "poll")} in a row: {OutsideText.Clean(state.LastError)}",
        Health.LayoutBroken => $"The outlet may have been rebuilt: {OutsideText.Clean(state!.Layout)}",
        Health.NeverWorked when state!.LastError is { } error => $"{DigestWords.Count(Math.Max(1, state.Errors), "poll")} in a row: {OutsideText.Clean(error)}",
        Health.NeverWorked => "Read without error, but it has never given an article.",
        Health.Quiet => $"Nothing new for {TimeWords.Span(state!.Silent)} of watching; it is seldom silent for more than {TimeWords.Span(HealthRules.LongestUsual(state.Rhythm) ?? state.Silent)}.",
        Health.Late => $"Last polled {TimeWords.Span(now - state!.LastPoll!.Value)} ago; the next poll was due {TimeWords.Span(now - state.NextPoll!.Value)} ago.",
        _ => "",
    };

    /// <summary>"new every 2 hours, seldom silent for more than 9 hours"; empty while too little is known.</summary>
    public static string Rhythm(Rhythm rhythm)
    {
        if (rhythm.Gaps < 3 || rhythm.Quantile(0.5) is not { } usual)
            return "";
        string silence = HealthRules.LongestUsual(rhythm) is { } longest ? $", seldom silent for more than {TimeWords.Span(longest)}" : "";
        return $"new every {TimeWords.Span(usual)}{silence}";
    }

    /// <summary>Text of the alert.</summary>
    public static string Text(HealthNews news, SourceState state, DateTime now)
    {
        string last = state.LastNewArticle is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"Last new article {at:yyyy-MM-dd HH:mm} UTC.")
            : "No article so far.";
        string since = string.Create(CultureInfo.InvariantCulture, $"since {news.Since:yyyy-MM-dd HH:mm} UTC");
        return news.Recovered
            ? $"It was {Word(news.Trouble)} and works again {since}. {last}"
            : $"{Why(state, news.Trouble, now)} ({since}) {last} Until it works again its silence means nothing.";
    }
}
