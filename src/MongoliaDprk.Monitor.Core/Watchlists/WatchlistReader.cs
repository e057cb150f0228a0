using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists.Reading;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>Reads and checks the YAML files of a watchlist; strict: what it does not understand is an error, and all errors are told at once.</summary>
public static class WatchlistReader
{
    /// <summary>Who is told what; the only file that may stand elsewhere, for it is of one installation.</summary>
    public const string SubscribersFile = "subscribers.yaml";

    private const string MainFile = "watchlist.yaml";

    /// <summary>Files that are no YAML (a README) or an example (<c>subscribers.example.yaml</c>) are passed over.</summary>
    /// <exception cref="WatchlistException">Something is wrong; carries every error with file and line.</exception>
    public static Watchlist Read(IReadOnlyList<WatchlistFile> files)
    {
        WatchlistFile[] yaml = [.. files.Where(IsYaml).OrderBy(file => file.Path, StringComparer.Ordinal)];
        List<WatchlistError> errors = [];
        WatchlistDraft draft = new();
        foreach (WatchlistFile file in yaml)
        {
            FileErrors fileErrors = new(file, errors);
            if (YamlTree.Read(fileErrors) is { } root && MapReader.Of(root, fileErrors, "the file") is { } map)
                ReadFile(map, draft);
        }

        if (!yaml.Any(file => file.Path == MainFile))
            errors.Add(new WatchlistError(MainFile, 1, "the file is missing; it names the subject and its two sides"));
        NameGeneration.Run(draft);
        WatchlistChecks.Run(draft);
        if (errors.Count > 0)
            throw new WatchlistException(RepeatedErrors.Join(errors));
        return new Watchlist(
            VersionOf(yaml.Where(IsOfAnalysis)),
            draft.Name,
            draft.Sides,
            Values(draft.Actors),
            Values(draft.Offices),
            Values(draft.Languages),
            Values(draft.Sources),
            Values(draft.Visits),
            Values(draft.Calendar))
        {
            Claims = Values(draft.Claims),
            VisitsCover = draft.VisitsCover,
            Subscribers = draft.HasSubscribers ? Values(draft.Subscribers) : [Subscriber.Default],
        };
    }

    private static bool IsYaml(WatchlistFile file) =>
        (file.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        && !file.Path.EndsWith(".example.yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>What an article's analysis depends on; sources, known visits, the calendar, claims and subscribers may be added to without making it old.</summary>
    private static bool IsOfAnalysis(WatchlistFile file) =>
        !file.Path.StartsWith("sources/", StringComparison.Ordinal) && file.Path is not ("visits.yaml" or "calendar.yaml" or "claims.yaml" or SubscribersFile);

    private static void ReadFile(MapReader map, WatchlistDraft draft)
    {
        string path = map.Errors.Path;
        string folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : path;
        switch (folder)
        {
            case MainFile:
                ReadMain(map, draft);
                break;
            case "actors":
                ActorReading.Read(map, draft);
                break;
            case "languages":
                LanguageReading.Read(map, draft);
                break;
            case "names":
                NamingReading.Read(map, draft);
                break;
            case "sources":
                SourceReading.Read(map, draft);
                break;
            case "visits.yaml":
                VisitReading.ReadVisits(map, draft);
                break;
            case "calendar.yaml":
                CalendarReading.Read(map, draft);
                break;
            case "claims.yaml":
                ClaimReading.Read(map, draft);
                break;
            case SubscribersFile:
                SubscriberReading.Read(map, draft);
                break;
            default:
                map.Error(1, "no file of this name belongs to a watchlist; see its README.md");
                break;
        }
    }

    private static void ReadMain(MapReader map, WatchlistDraft draft)
    {
        draft.Name = map.Text("name");
        draft.Sides = map.Strings("sides", required: true);
        map.End();
        if (map.Has("sides") && (draft.Sides.Count != 2 || draft.Sides[0] == draft.Sides[1] || !draft.Sides.All(ValueReading.IsCode)))
            map.Error(map.LineOf("sides"), "'sides' must be two different country codes: [mn, kp]");
    }

    private static IReadOnlyList<T> Values<T>(IEnumerable<Placed<T>> items) => [.. items.Select(item => item.Value)];

    /// <summary>Paths and texts are set off by NUL, which neither can hold, so that no two watchlists run together to the same bytes.</summary>
    private static string VersionOf(IEnumerable<WatchlistFile> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (WatchlistFile file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path + "\0"));
            hash.AppendData(Encoding.UTF8.GetBytes(file.Text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
