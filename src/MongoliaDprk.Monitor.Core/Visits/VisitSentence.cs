namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>One sentence with what was found in it. Offsets count in the article's full text.</summary>
internal sealed record VisitSentence(
    string FullText,
    int Start,
    int End,
    bool IsTitle,
    IReadOnlyList<SideHit> Hits,
    IReadOnlyList<CueHit> Cues)
{
    public string Words => FullText[Start..End].Trim();

    public bool IsQuestion => Words.EndsWith('?') || Words.EndsWith('？') || Words.EndsWith("?”", StringComparison.Ordinal);

    public bool Has(VisitCue cue) => Cues.Any(c => c.Cue == cue);

    public bool Has(VisitCue cue, int near, int within) => Cues.Any(c => c.Cue == cue && Distance(c.Start, c.End, near) <= within);

    /// <summary>Text between two offsets, empty when they are not in order.</summary>
    public string Between(int from, int to) => from < to ? FullText[from..to] : "";

    private static int Distance(int start, int end, int at) => at < start ? start - at : at > end ? at - end : 0;
}
