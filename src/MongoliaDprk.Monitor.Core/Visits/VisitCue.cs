namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What a phrase of a language's <c>visits:</c> part tells. The names, in lower camel case, are the keys of the YAML.</summary>
internal enum VisitCue
{
    // travel: each may carry a report of its own
    Visit,
    Arrive,
    Depart,
    Return,
    Sent,
    Invited,

    // presence: who is a guest, what only guests do, what hosts and guests do, talks that need a place
    Guest,
    People,
    Activity,
    Met,
    Hosts,
    Called,
    Talks,

    // how it is meant
    Announced,
    HeadlinePlan,
    Concluded,
    Postponed,
    Cancelled,
    Denied,
    Negated,
    Possible,
    History,
    Anniversary,
    Since,
    Resident,
    Included,
    Leader,
    Message,
    Goods,

    Question,
    Accepted,
    Answered,

    // how it relates to what was told before it, and to the day of the report
    Again,
    Past,

    // where: "here"; a noun that makes a place of a people's word; what makes a mere subject of the name before it
    Here,
    PlaceNoun,
    Topic,

    // dates
    YearWord,
    MonthWord,
    DayWord,
    Range,
    Until,
    Today,
    Yesterday,
    Tomorrow,
    ThisMonth,
    LastMonth,
    NextMonth,
    ThisWeek,
    LastYear,
    NextWeek,
    Month,
    Weekday,

    // marks beside a place or guest, not words of their own
    To,
    From,
    Of,
    About,
    Demonym,
}

/// <summary>One phrase found in a text.</summary>
/// <param name="Start">Offset in UTF-16 units.</param>
/// <param name="End">Offset behind the last unit.</param>
/// <param name="Country">For a word that carries its destination: that country's code; else null.</param>
/// <param name="Number">Month 1–12, weekday 0–6 from Monday; else 0.</param>
internal sealed record CueHit(VisitCue Cue, int Start, int End, string? Country = null, int Number = 0);
