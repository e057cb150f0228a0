using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Watchlists.Naming;

/// <summary>Makes all regular names of a person from the parts: every way of the system, every spelling of its table.</summary>
internal sealed class NameMaker(IReadOnlyDictionary<string, NamingSystem> systems, IReadOnlyDictionary<string, SpellingTable> tables)
{
    /// <summary>Names by language, none twice when folded; a name that is enough alone is not short too.</summary>
    public IReadOnlyList<MadeName> Make(NameParts parts)
    {
        HashSet<string> without = new(parts.Without.Select(FoldedText.Fold), StringComparer.Ordinal);
        Dictionary<(string, string), MadeName> made = [];
        foreach (NamingWay way in systems[parts.System].Ways)
        {
            bool common = parts.Short.Contains(way.Language);
            Add(way.Names, common);
            Add(way.Alone, common || !parts.Alone.Contains(way.Language));
            Add(way.ShortNames, true);

            void Add(IReadOnlyList<NameForm> forms, bool isShort)
            {
                foreach (string text in forms.SelectMany(form => Texts(form, way, parts)))
                {
                    string folded = FoldedText.Fold(text);
                    if (without.Contains(folded))
                        continue;
                    if (!made.TryGetValue((way.Language, folded), out MadeName? known) || (known.IsShort && !isShort))
                        made[(way.Language, folded)] = new MadeName(way.Language, known?.Text ?? text, folded, isShort);
                }
            }
        }

        return [.. made.Values];
    }

    /// <summary>The first letter of the parts that a way cannot spell, with its table; null when all can.</summary>
    public (string Letter, string Table)? Unspelled(NameParts parts)
    {
        foreach (NamingWay way in systems[parts.System].Ways.Where(way => way.Table is not null))
        {
            foreach (string spelling in parts.Parts.Values.SelectMany(part => part.GetValueOrDefault(way.From, [])))
            {
                if (tables[way.Table!].Unknown(spelling) is { } letter)
                    return (letter, way.Table!);
            }
        }

        return null;
    }

    private IEnumerable<string> Texts(NameForm form, NamingWay way, NameParts parts)
    {
        IEnumerable<IReadOnlyList<string>> written = Combinations([.. form.Uses.Select(use => Written(use, way, parts))]);
        if (way.Table is { } table)
            written = written.SelectMany(tables[table].Spell);
        return written.Select(form.Write);
    }

    private static IReadOnlyList<string> Written(PartUse use, NamingWay way, NameParts parts)
    {
        IReadOnlyList<string> spellings = parts.Parts.GetValueOrDefault(use.Part)?.GetValueOrDefault(way.From) ?? [];
        return use.IsInitial ? [.. spellings.Select(spelling => spelling[..1]).Distinct(StringComparer.Ordinal)] : spellings;
    }

    private static IEnumerable<IReadOnlyList<string>> Combinations(IReadOnlyList<string>[] lists) =>
        lists.Aggregate((IEnumerable<IReadOnlyList<string>>)[[]], (all, list) => all.SelectMany(start => list.Select(next => (IReadOnlyList<string>)[.. start, next])));
}
