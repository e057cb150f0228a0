using System.Net.Http.Headers;
using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Header fields as the server sent them: parsing and printing again would change what must go back verbatim.</summary>
internal static class HttpFields
{
    /// <summary>More codings over each other than a real server uses.</summary>
    private const int MostCodings = 3;

    private const int LongestShown = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The first value of the field, or null.</summary>
    public static string? Verbatim(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.FirstOrDefault() : null;

    /// <summary>The Location field, or null; bytes outside ASCII are taken as UTF-8 where they are.</summary>
    public static string? Location(HttpResponseMessage response)
    {
        if (Verbatim(response.Headers, "Location") is not { Length: > 0 } raw)
            return null;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(raw));
        }
        catch (DecoderFallbackException)
        {
            return raw;
        }
    }

    /// <summary>Content-Encoding in the order in which it is undone, in lower case.</summary>
    /// <exception cref="InvalidDataException">More than anybody needs.</exception>
    public static IReadOnlyList<string> Codings(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Content-Encoding", out HeaderStringValues values))
            return [];
        string[] codings = [.. values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Reverse()];
        return codings.Length <= MostCodings
            ? [.. codings.Select(c => c.ToLowerInvariant())]
            : throw new InvalidDataException($"it is packed {codings.Length} times over");
    }

    /// <summary>
    /// The lengths that Content-Length states, where it states several; null = one, the same one repeated, or none (RFC 9110 §8.6).
    /// With several nobody knows where the answer ends, and what follows may be somebody else's.
    /// </summary>
    public static string? SeveralLengths(HttpHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Length", out HeaderStringValues values)
        && string.Join(", ", values.Distinct(StringComparer.Ordinal)) is var lengths && lengths.Contains(',', StringComparison.Ordinal) ? lengths : null;

    /// <summary>What a server says, fit for one line of a log.</summary>
    public static string Printable(string? text)
    {
        ReadOnlySpan<char> shown = text.AsSpan(0, Math.Min(text?.Length ?? 0, LongestShown));
        StringBuilder line = new(shown.Length);
        foreach (char c in shown)
            line.Append(char.IsControl(c) ? ' ' : c);
        return line.ToString();
    }
}
