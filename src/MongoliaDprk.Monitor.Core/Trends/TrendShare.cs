namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>A count beside all that was collected: more articles on a subject mean little where the outlet printed more of everything.</summary>
/// <param name="Step">First day of the step.</param>
/// <param name="Articles">Relevant articles for the key, see <see cref="CountUnit.Article"/>.</param>
/// <param name="Collected">
/// Articles collected that count for days of the step, relevant or not, each once: with <see cref="TrendBy.Source"/> those of that
/// source, else those of all sources that the filter means. Its languages, topics and actors do not narrow this, for nothing of that is
/// known of articles that are not relevant.
/// </param>
public sealed record SharePoint(DateOnly Step, string Key, int Articles, int Collected)
{
    /// <summary>0 … 1; null = nothing was collected, so that there is no share, not even zero.</summary>
    public double? Share => Collected > 0 ? (double)Articles / Collected : null;
}
