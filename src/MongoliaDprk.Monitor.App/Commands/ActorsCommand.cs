using System.CommandLine;
using System.Globalization;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor actors</c>: who is watched; of one actor every name, made or written, offices in time and notes.</summary>
internal static class ActorsCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = "Show all of this actor.", HelpName = "ID", Arity = ArgumentArity.ZeroOrOne };
        var side = new Option<string?>("--side") { Description = "Only actors of this side.", HelpName = "CODE" };
        var kind = Choice.Optional<ActorKind>("--kind", "Only actors of this kind.");
        var command = new ExampleCommand("actors", "List the watchlist's actors, or all names, offices and notes of one.", "monitor actors mn-khurelsukh") { id, side, kind, SharedOptions.Json };
        command.SetAction(parsed =>
        {
            Watchlist watchlist = WatchlistFolder.Read(parsed.GetValue(SharedOptions.Watchlist));
            bool json = parsed.GetValue(SharedOptions.Json);
            if (parsed.GetValue(id) is { } wanted)
                Show(watchlist, Find(watchlist, wanted), json);
            else
                List([.. watchlist.Actors.Where(actor => IsMeant(actor, parsed.GetValue(side), parsed.GetValue(kind)))], json);
            return 0;
        });
        return command;
    }

    private static bool IsMeant(Actor actor, string? side, ActorKind? kind) => (side is null || actor.Side == side) && (kind is null || actor.Kind == kind);

    private static Actor Find(Watchlist watchlist, string id)
    {
        if (watchlist.Actors.FirstOrDefault(actor => actor.Id == id) is { } found)
            return found;
        string[] near = [.. watchlist.Actors.Select(actor => actor.Id).Where(known => known.Contains(id, StringComparison.OrdinalIgnoreCase)).Take(5)];
        throw new CommandException($"no actor '{id}': " + (near.Length > 0 ? $"there is {string.Join(", ", near)}" : "'monitor actors' lists them all"), Failure.WrongUsage);
    }

    private static void List(Actor[] actors, bool json)
    {
        if (json)
        {
            Json.Print(actors.Select(actor => new { actor.Id, actor.Kind, actor.Side, actor.Name, names = CountOf(actor) }));
            return;
        }

        Tables.Print(["id", "kind", "side", "name", "names"], actors.Select(a => (IReadOnlyList<string>)[a.Id, Text.Lower(a.Kind), a.Side, a.Name, Text.Number(CountOf(a))]), 4);
        Console.WriteLine(Text.Counted(actors.Length, "actor", "actors"));
    }

    private static void Show(Watchlist watchlist, Actor actor, bool json)
    {
        NameLine[] names = [.. Names(actor)];
        OfficeLine[] offices = [.. actor.Offices.OrderBy(term => term.From).Select(term => OfficeLine.Of(term, watchlist))];
        if (json)
        {
            Json.Print(new { actor.Id, actor.Kind, actor.Side, actor.Name, names, offices, actor.Note, actor.Sources });
            return;
        }

        Console.WriteLine($"{actor.Id}  {actor.Name}  ({Text.Lower(actor.Kind)}, {actor.Side})");
        foreach (OfficeLine office in offices)
            Console.WriteLine($"  {office.From ?? "?"} to {office.To ?? "now or not known"}: {office.Name} ({office.Id})");
        foreach (IGrouping<(string Language, string Use), NameLine> group in names.GroupBy(name => (name.Language, name.Use)))
        {
            Print($"{group.Key.Language} {group.Key.Use}", group.Where(name => !name.Made));
            Print($"{group.Key.Language} {group.Key.Use}, by rule", group.Where(name => name.Made));
        }

        if (actor.Note is { } note)
            Console.WriteLine("  note: " + note.ReplaceLineEndings(" "));
        if (actor.Sources.Count > 0)
            Console.WriteLine("  sources: " + string.Join("; ", actor.Sources));
    }

    private static void Print(string heading, IEnumerable<NameLine> names)
    {
        string[] texts = [.. names.Select(name => name.Name)];
        if (texts.Length > 0)
            Console.WriteLine($"  {heading} ({Text.Number(texts.Length)}): {string.Join(", ", texts)}");
    }

    private static IEnumerable<NameLine> Names(Actor actor) =>
        Names(actor, actor.Names, "name").Concat(Names(actor, actor.ShortNames, "short")).Concat(Names(actor, actor.HomeNames, "home"))
            .OrderBy(name => name.Language, StringComparer.Ordinal).ThenBy(name => name.Use, StringComparer.Ordinal);

    private static IEnumerable<NameLine> Names(Actor actor, IReadOnlyDictionary<string, IReadOnlyList<string>> byLanguage, string use) =>
        byLanguage.SelectMany(names => names.Value.Select(name => new NameLine(names.Key, use, name, actor.Generated.Contains(name))));

    private static int CountOf(Actor actor) => actor.Names.Values.Sum(names => names.Count) + actor.ShortNames.Values.Sum(names => names.Count);

    /// <param name="Use">name = enough alone, short = needs a full name or an office beside it, home = only in outlets of its side.</param>
    /// <param name="Made">By rule from the parts of the name.</param>
    private sealed record NameLine(string Language, string Use, string Name, bool Made);

    private sealed record OfficeLine(string Id, string Name, string? From, string? To)
    {
        public static OfficeLine Of(OfficeTerm term, Watchlist watchlist) =>
            new(term.OfficeId, watchlist.Offices.First(office => office.Id == term.OfficeId).Name, Day(term.From), Day(term.To));

        private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
