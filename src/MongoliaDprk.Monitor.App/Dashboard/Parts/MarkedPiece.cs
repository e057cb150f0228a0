using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>A stretch of a text that is a hit, or is none.</summary>
/// <param name="Words">Fit to be shown.</param>
public sealed record MarkedPiece(string Words, ArticleMention? Mention)
{
    /// <summary>The paragraphs of a text, the first its title; where hits overlap the one that begins first wins.</summary>
    /// <param name="fullText">Title + line break + text, in which the hits count.</param>
    /// <param name="actor">Only hits of this actor; null = all.</param>
    public static IReadOnlyList<IReadOnlyList<MarkedPiece>> Paragraphs(string fullText, IReadOnlyList<ArticleMention> mentions, string? actor)
    {
        (ArticleMention Mention, Hit Hit)[] hits =
            [.. mentions.Where(m => actor is null || m.ActorId == actor).SelectMany(m => m.Hits.Select(h => (m, h))).OrderBy(h => h.h.Start).ThenByDescending(h => h.h.Length)];
        List<IReadOnlyList<MarkedPiece>> paragraphs = [];
        int next = 0, at = 0;
        foreach (string line in fullText.Split('\n'))
        {
            List<MarkedPiece> pieces = [];
            int begin = at, end = at + line.Length;
            for (; next < hits.Length && hits[next].Hit.Start < end; next++)
            {
                Hit hit = hits[next].Hit;
                if (hit.Start < begin || hit.End > end)
                    continue;
                Add(pieces, fullText[begin..hit.Start], null);
                Add(pieces, fullText[hit.Start..hit.End], hits[next].Mention);
                begin = hit.End;
            }

            Add(pieces, fullText[begin..end], null);
            paragraphs.Add(pieces);
            at = end + 1;
        }

        return paragraphs;
    }

    /// <summary>Cleaning a piece alone would eat the blanks at its ends.</summary>
    private static void Add(List<MarkedPiece> pieces, string words, ArticleMention? mention)
    {
        string clean = OutsideText.Clean($".{words}.")[1..^1];
        if (clean.Length > 0)
            pieces.Add(new MarkedPiece(clean, mention));
    }
}
