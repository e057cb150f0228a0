using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Names that would make false certainty: too short, or the same for two actors.</summary>
internal static class NameChecks
{
    /// <summary>Letters that make a name long enough in any script.</summary>
    private const int Enough = 3;

    /// <param name="officials">Ids of actors with offices: of two of them the day tells which one a full name means.</param>
    public static void Run(IReadOnlyList<PlacedName> names, IReadOnlySet<string> officials)
    {
        Dictionary<string, PlacedName> owners = new(StringComparer.Ordinal);
        foreach (PlacedName name in names)
        {
            if (IsTooShort(name))
                name.File.Add(name.Line, $"'{name.Text}' is too short for a name");

            // short names and bare titles may be shared: they never count alone
            if (name.Use is NameUse.HomeName or NameUse.ShortName or NameUse.BareTitle || name.Owner.Length == 0)
                continue;
            string folded = name.Folded;
            if (owners.TryAdd(folded, name) || owners[folded].Owner == name.Owner)
                continue;
            PlacedName other = owners[folded];
            if (!officials.Contains(name.Owner) || !officials.Contains(other.Owner))
            {
                name.File.Add(
                    name.Line,
                    $"'{name.Text}' is already a name of '{other.Owner}' ({other.File.Path}:{other.Line}); under shortNames it may be shared");
            }
        }
    }

    public static bool IsTooShort(PlacedName name)
    {
        string[] letters = [.. Letters(name.Text).Take(Enough)];
        if (letters.Length == Enough)
            return false;
        if (letters.Length < 2)
            return true;
        // two syllables are a whole name in Korean and Chinese, two letters of an alphabet only as an abbreviation
        return name.Use != NameUse.ShortName && letters.All(IsCased) && letters.Any(letter => letter != letter.ToUpperInvariant());
    }

    private static IEnumerable<string> Letters(string text)
    {
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            if (char.IsLetterOrDigit(element, 0))
                yield return element;
        }
    }

    private static bool IsCased(string letter) => letter.ToUpperInvariant() != letter.ToLowerInvariant();
}
