using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.App;

/// <summary>How JSON is written for those outside: readable in every script, but escaped where a terminal or a page would obey a character.</summary>
internal static class OutsideJson
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(Settings());

    private static TextEncoderSettings Settings()
    {
        TextEncoderSettings settings = new(UnicodeRanges.All);
        // marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9)
        settings.ForbidCharacters('\u061C', '\u200E', '\u200F');
        settings.ForbidRange(UnicodeRange.Create('\u202A', '\u202E'));
        settings.ForbidRange(UnicodeRange.Create('\u2066', '\u2069'));
        return settings;
    }
}
