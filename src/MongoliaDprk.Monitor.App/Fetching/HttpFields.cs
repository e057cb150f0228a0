using System.Net.Http.Headers;
using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Header fields as the server sent them: parsing and printing again would change what must go back verbatim.</summary>
internal static class HttpFields
{
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
}
