namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>What two lists of visitors say of each other, from worst to best.</summary>
internal enum VisitorAgreement { Conflict, Unknown, Same }

/// <summary>Compares visitors: actor ids exactly, descriptions by their words, as far as they are in one script.</summary>
internal static class Visitors
{
    private const int LeastWords = 3;
    private const int Stem = 5;
    private const double Alike = 0.8;

    public static VisitorAgreement Compare(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        string[] idsA = [.. a.Where(IsId)], idsB = [.. b.Where(IsId)];
        if (idsA.Intersect(idsB, StringComparer.Ordinal).Any())
            return VisitorAgreement.Same;
        if (idsA.Length > 0 && idsB.Length > 0)
            return VisitorAgreement.Conflict;
        return idsA.Length + idsB.Length > 0 ? VisitorAgreement.Unknown : CompareWords(Stems(a), Stems(b));
    }

    /// <summary>Two full descriptions contradict each other when each says something the other does not and they share little.</summary>
    private static VisitorAgreement CompareWords(HashSet<string> a, HashSet<string> b)
    {
        int shared = a.Count(b.Contains), least = Math.Min(a.Count, b.Count);
        if (least < LeastWords || a.First()[0] >= '\u1100' != b.First()[0] >= '\u1100' || IsCyrillic(a.First()) != IsCyrillic(b.First()))
            return VisitorAgreement.Unknown;
        if (shared == least)
            return VisitorAgreement.Same;
        return shared < Alike * least ? VisitorAgreement.Conflict : VisitorAgreement.Unknown;
    }

    private static HashSet<string> Stems(IReadOnlyList<string> words) =>
        words.SelectMany(w => w.ToLowerInvariant().Split([' ', ',', '.', '\'', '’', '-', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries))
            .Where(w => w.Length >= 4 || (w[0] >= '\u1100' && w.Length >= 2))
            .Select(w => w.Length > Stem && w[0] < '\u1100' ? w[..Stem] : w)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsCyrillic(string word) => word[0] is >= '\u0400' and < '\u0530';

    /// <summary>Actor ids are lower-case Latin letters, digits and hyphens.</summary>
    public static bool IsId(string visitor) => visitor.Contains('-', StringComparison.Ordinal) && visitor.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
