using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Everything that pages, API and digests count or list, line by line: lists, trends by every key, visits, alerts, what was collected when.</summary>
internal static class WhatIsCounted
{
    public static async Task<IReadOnlyList<string>> ReadAsync(MonitorDatabase database)
    {
        ListQueries lists = new(database, Sample.Watchlist);
        List<string> said = [];
        foreach (CountUnit unit in Enum.GetValues<CountUnit>())
            said.Add($"{unit}: {await lists.CountAsync(new ListQuery(unit, new MentionFilter()), default)}");
        said.AddRange((await lists.MentionsAsync(new ListQuery(CountUnit.Mention, new MentionFilter()), 0, 1000, default))
            .Select(m => $"mention {m.ArticleId} {m.ActorId} {m.Salience} {m.Count} {m.Evidence}"));
        await using MonitorDbContext context = database.Read();
        foreach (TrendBy by in Enum.GetValues<TrendBy>())
        {
            said.AddRange((await TrendQueries.PerDay(context, by, new MentionFilter()).ToListAsync())
                .Select(c => $"{by} {c.Day:yyyy-MM-dd} {c.Key} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits}").Order(StringComparer.Ordinal));
            said.AddRange((await StepCount.Of(context.DayCounts.Where(c => c.Split == by), false).ToListAsync())
                .Select(c => $"kept {by} {c.Day:yyyy-MM-dd} {c.Key} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits}").Order(StringComparer.Ordinal));
        }

        said.AddRange((await context.CollectedDays.ToListAsync()).Select(c => $"collected {c.SourceId} {c.Day:yyyy-MM-dd} {c.Collected} {c.Relevant}").Order(StringComparer.Ordinal));
        said.AddRange((await context.CollectedTotals.ToListAsync()).Select(c => $"in all {c.Day:yyyy-MM-dd} {c.Collected} {c.Relevant}").Order(StringComparer.Ordinal));
        said.AddRange((await context.PollDays.ToListAsync()).Select(c => $"polls {c.SourceId} {c.Day:yyyy-MM-dd} {c.Polls} {c.Worked} {c.Broken}").Order(StringComparer.Ordinal));
        said.AddRange((await context.Visits.OrderBy(v => v.Id).ToListAsync()).Select(v => $"visit {v.Id} {v.Stage} {v.Start} {v.Place} {string.Join(' ', v.Visitors)}"));
        said.AddRange((await context.VisitReports.OrderBy(r => r.Id).ToListAsync()).Select(r => $"report {r.Id} of {r.VisitId} in {r.ArticleId} {r.Stage} {r.Sentence}"));
        said.AddRange((await context.Alerts.OrderBy(a => a.Id).ToListAsync()).Select(a => $"alert {a.Key} {a.Kind} {a.Title}"));
        said.AddRange((await context.Links.OrderBy(l => l.Id).ToListAsync()).Select(l => $"link {l.Id} {l.State} {l.ArticleId} {l.SourceId}"));
        said.AddRange((await context.Articles.OrderBy(a => a.Id).ToListAsync()).Select(a => $"article {a.Id} {a.Title} {a.Day:yyyy-MM-dd} story {a.StoryId} {a.IsFirst}"));
        return said;
    }
}
