using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>Four long background articles, which mix the visits of decades with one or two that are news.</summary>
public sealed class SeedArticlesTests
{
    private sealed record GoldVisit(string Direction, string Status, bool IsNew, string[] Visitors);

    [SharedDataFact]
    public void Every_visit_of_the_past_is_found_as_past_and_as_that_persons()
    {
        foreach ((string id, GoldVisit[] gold, IReadOnlyList<VisitReport> found) in Articles())
        {
            foreach (GoldVisit visit in gold.Where(v => v.Status == "historical"))
                Assert.True(found.Any(v => !v.IsNew && v.Stage == VisitStage.Concluded && Direction(v) == visit.Direction && Names(v, visit)), $"{id}: {visit.Visitors[0]}");
        }
    }

    [SharedDataFact]
    public void Only_what_is_news_is_new_and_has_the_stage_that_a_reader_sees()
    {
        foreach ((string id, GoldVisit[] gold, IReadOnlyList<VisitReport> found) in Articles())
        {
            string expected = string.Join(", ", gold.Where(v => v.IsNew).Select(v => $"{v.Direction} {v.Status.Replace("_", "", StringComparison.Ordinal)}").Order(StringComparer.Ordinal));
            string actual = string.Join(", ", found.Where(v => v.IsNew).Select(v => $"{Direction(v)} {v.Stage.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal));
            Assert.Equal($"{id}: {expected}", $"{id}: {actual}");
            Assert.All(gold.Where(v => v.IsNew && v.Visitors.Length > 0), v => Assert.Contains(found, f => f.IsNew && Names(f, v)));
        }
    }

    private static string Direction(VisitReport visit) => $"{visit.From}-{visit.To}";

    private static bool Names(VisitReport visit, GoldVisit gold) =>
        gold.Visitors.Any(g => visit.Visitors.Any(v => v.StartsWith(g, StringComparison.Ordinal)));

    private static IEnumerable<(string Id, GoldVisit[] Gold, IReadOnlyList<VisitReport> Found)> Articles()
    {
        int articles = 0;
        foreach (string line in File.ReadLines(Path.Combine(SharedData.Folder!, "data", "texts", "dev.jsonl")))
        {
            JsonElement text = JsonDocument.Parse(line).RootElement;
            string id = text.GetProperty("id").GetString()!;
            if (!id.StartsWith("seed-", StringComparison.Ordinal))
                continue;
            articles++;
            yield return (id, [.. Gold(text)], VisitTexts.Detect("en", text.GetProperty("published").GetString() ?? "", "",
                text.GetProperty("title").GetString() ?? "", text.GetProperty("text").GetString()!));
        }

        Assert.Equal(4, articles);
    }

    /// <summary>The visits between the two countries, in the words that the program uses.</summary>
    private static IEnumerable<GoldVisit> Gold(JsonElement text) => text.GetProperty("visits").EnumerateArray()
        .Where(v => v.GetProperty("direction").GetString() != "other")
        .Select(v => new GoldVisit(
            v.GetProperty("direction").GetString()!.Replace("->", "-", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture),
            v.GetProperty("status").GetString()!,
            v.GetProperty("is_new").GetBoolean(),
            [.. v.GetProperty("visitor_ids").EnumerateArray().Select(i => i.GetString()!.Replace('.', '-').Replace('_', '-'))]));
}
