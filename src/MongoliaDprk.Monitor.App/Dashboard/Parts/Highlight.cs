using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Cuts a sentence at the words that were found in it.</summary>
internal static class Highlight
{
    public sealed record Piece(string Words, bool IsHit);

    /// <summary>The pieces in order; together they are the cleaned sentence. Where two surfaces begin together the longer one wins.</summary>
    public static IReadOnlyList<Piece> Pieces(string sentence, IReadOnlyList<string> surfaces)
    {
        string text = OutsideText.Clean(sentence);
        string[] found = [.. surfaces.Select(OutsideText.Clean).Where(s => s.Length > 0).Distinct().OrderByDescending(s => s.Length)];
        var pieces = new List<Piece>();
        int begin = 0;
        while (begin < text.Length)
        {
            (int at, string? surface) = Next(text, begin, found);
            if (surface is null)
                break;
            if (at > begin)
                pieces.Add(new Piece(text[begin..at], false));
            pieces.Add(new Piece(surface, true));
            begin = at + surface.Length;
        }

        if (begin < text.Length)
            pieces.Add(new Piece(text[begin..], false));
        return pieces;
    }

    private static (int At, string? Surface) Next(string text, int begin, string[] surfaces)
    {
        (int first, string? winner) = (text.Length, null);
        foreach (string surface in surfaces)
        {
            int at = text.IndexOf(surface, begin, StringComparison.Ordinal);
            if (at >= 0 && at < first)
                (first, winner) = (at, surface);
        }

        return (first, winner);
    }
}
