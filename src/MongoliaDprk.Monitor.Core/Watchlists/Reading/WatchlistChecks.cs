namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>What can only be checked when all files are read: ids, references, names shared by two actors, offices held by two.</summary>
internal static class WatchlistChecks
{
    public static void Run(WatchlistDraft draft)
    {
        Unique(draft.Actors, "actor", actor => actor.Id);
        Unique(draft.Offices, "office", office => office.Id);
        Unique(draft.Languages, "language", language => language.Code);
        Unique(draft.Sources, "source", source => source.Id);
        Unique(draft.Visits, "visit", visit => visit.Id);
        Unique(draft.Calendar, "day", day => day.Id);
        Unique(draft.Claims, "claim", claim => claim.Id);
        Unique(draft.Subscribers, "subscriber", subscriber => subscriber.Id);
        Known(draft.LanguageUses, "language", draft.Languages.Select(language => language.Value.Code), "; add languages/<code>.yaml");
        Unique(draft.Tables, "table", table => table.Id);
        Unique(draft.Systems, "naming system", system => system.Id);
        Known(draft.TableUses, "table", draft.Tables.Select(table => table.Value.Id), "");
        Known(draft.ActorUses, "actor", draft.Actors.Select(actor => actor.Value.Id), "");
        Known(draft.SourceUses, "source", draft.Sources.Select(source => source.Value.Id), "");
        Known(draft.OfficeUses, "office", draft.Offices.Select(office => office.Value.Id), "");
        Known(draft.TopicUses, "topic", draft.Languages.SelectMany(language => language.Value.Topics.Keys), "");
        Known(draft.SideUses, "side", draft.Actors.Select(actor => actor.Value.Side).Concat(draft.Sides), ": no actor has it");
        Known(
            draft.PartyUses,
            "actor, office or side",
            draft.Actors.Select(a => a.Value.Id).Concat(draft.Offices.Select(o => o.Value.Id)).Concat(draft.Actors.Select(a => a.Value.Side)).Concat(draft.Sides),
            "");
        Known(
            draft.Terms.Select(term => new Placed<string>(term.Term.OfficeId, term.File, term.Line)),
            "office",
            draft.Offices.Select(office => office.Value.Id),
            "");
        NameChecks.Run(draft.Names, draft.Terms.Select(term => term.Actor).ToHashSet(StringComparer.Ordinal));
        OfficeHolders(draft);
    }

    private static void Unique<T>(IEnumerable<Placed<T>> items, string what, Func<T, string> id)
    {
        Dictionary<string, Placed<T>> first = new(StringComparer.Ordinal);
        foreach (Placed<T> item in items.Where(item => id(item.Value).Length > 0))
        {
            if (!first.TryAdd(id(item.Value), item))
                item.File.Add(item.Line, $"the {what} '{id(item.Value)}' is already at {Place(first[id(item.Value)])}");
        }
    }

    private static void Known(IEnumerable<Placed<string>> uses, string what, IEnumerable<string> ids, string hint)
    {
        HashSet<string> known = new(ids, StringComparer.Ordinal);
        foreach (Placed<string> use in uses.Where(use => use.Value.Length > 0 && !known.Contains(use.Value)))
            use.File.Add(use.Line, $"there is no {what} '{use.Value}'{hint}");
    }

    /// <summary>Two holders of one office may share the day of handing over, not more.</summary>
    private static void OfficeHolders(WatchlistDraft draft)
    {
        foreach (IGrouping<string, PlacedTerm> office in draft.Terms.GroupBy(term => term.Term.OfficeId, StringComparer.Ordinal))
        {
            if (draft.SharedOffices.Contains(office.Key))
                continue;
            PlacedTerm? last = null;
            foreach (PlacedTerm term in office.OrderBy(term => term.Term.From ?? DateOnly.MinValue))
            {
                DateOnly from = term.Term.From ?? DateOnly.MinValue;
                if (last is not null && last.Actor != term.Actor && from < (last.Term.To ?? DateOnly.MaxValue))
                {
                    term.File.Add(
                        term.Line,
                        $"'{last.Actor}' ({last.File.Path}:{last.Line}) still holds '{office.Key}'; say until when, or several: true at the office");
                }

                if (last is null || (last.Term.To ?? DateOnly.MaxValue) < (term.Term.To ?? DateOnly.MaxValue))
                    last = term;
            }
        }
    }

    private static string Place<T>(Placed<T> item) => $"{item.File.Path}:{item.Line}";
}
