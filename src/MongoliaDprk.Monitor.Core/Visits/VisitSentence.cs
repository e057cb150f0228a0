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

    /// <summary>Ends with a question mark or, where the language has one, with a word that asks.</summary>
    public bool IsQuestion
    {
        get
        {
            string words = Words.TrimEnd(' ', '”', '"', '»', '」', '』', ')');
            string stop = words.TrimEnd('.', '。', '!');
            int end = Start + FullText.AsSpan(Start, End - Start).IndexOf(stop, StringComparison.Ordinal) + stop.Length;
            return words.EndsWith('?') || words.EndsWith('？') || Cues.Any(c => c.Cue == VisitCue.Question && c.End == end);
        }
    }

    /// <summary>Written in a script that needs few characters for a word.</summary>
    public bool IsDense { get; } = FullText.AsSpan(Start, End - Start).ToString().Count(c => c >= '\u1100') * 2 > End - Start;

    public bool Has(VisitCue cue) => Cues.Any(c => c.Cue == cue);

    public bool Has(VisitCue cue, int near, int within) => Cues.Any(c => c.Cue == cue && Distance(c.Start, c.End, near) <= within);

    /// <summary>Text between two offsets, empty when they are not in order.</summary>
    public string Between(int from, int to) => from < to ? FullText[from..to] : "";

    private static int Distance(int start, int end, int at) => at < start ? start - at : at > end ? at - end : 0;
}
