namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What analysts say of a visit as a whole.</summary>
public enum VisitReview { Unreviewed, Confirmed, Rejected }

/// <summary>What an analyst decided about a visit.</summary>
public enum VisitDecisionKind { Confirm, Reject, Merge, Split, Correct, Undo }

/// <summary>What of a visit an analyst has set; reports no longer change it.</summary>
[Flags]
public enum VisitFields { None = 0, Visitors = 1, From = 2, To = 4, Place = 8, Start = 16, End = 32, Stage = 64, Note = 128 }
