using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>Ids of a visitor's session that servers write into addresses.</summary>
internal static class LinkSession
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.ToFrozenSet(["jsessionid", "phpsessid", "sessionid", "session_id", "sessid", "cfid", "cftoken", "zenid", "oscsid", "osc_sid", "s_id_session", "phpsession"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that elsewhere stand for a story or a section: they count only with a value such as servers draw by lot.</summary>
    private static readonly FrozenSet<string> DoubtfulNames = FrozenSet.ToFrozenSet(["sid", "session", "sess"], StringComparer.OrdinalIgnoreCase);

    private const int ShortestId = 26;

    /// <summary>The path without ";jsessionid=…" and without the "(S(…))" segment of ASP.NET.</summary>
    public static string WithoutId(string path)
    {
        if (path.AsSpan().IndexOfAny(';', '(') < 0)
            return path;
        IEnumerable<string> segments = path.Split('/')
            .Where(segment => !(segment.StartsWith("(S(", StringComparison.Ordinal) && segment.EndsWith("))", StringComparison.Ordinal)));
        string kept = string.Join('/', segments.Select(segment => string.Join(';', segment.Split(';').Where((part, i) => i == 0 || !IsId(part)))));
        return kept.StartsWith('/') ? kept : "/" + kept;
    }

    /// <summary>Takes session parameters out; a doubtful one only where something else in the address tells the page.</summary>
    public static void RemoveFrom(List<string> parts, string path)
    {
        parts.RemoveAll(IsId);
        bool told = HasDigit(path) || parts.Exists(part => !IsDoubtful(part) && HasDigit(LinkQuery.Value(part)));
        if (told)
            parts.RemoveAll(IsDoubtful);
    }

    private static bool IsId(string part) => Names.Contains(LinkQuery.Name(part)) || part.StartsWith("ASPSESSIONID", StringComparison.OrdinalIgnoreCase);

    private static bool IsDoubtful(string part) => DoubtfulNames.Contains(LinkQuery.Name(part)) && IsDrawn(LinkQuery.Value(part));

    private static bool IsDrawn(string value) =>
        value.Length >= ShortestId && value.All(char.IsAsciiLetterOrDigit) && value.Any(char.IsAsciiLetter) && HasDigit(value);

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
