using System.Collections.Frozen;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>What a label announces.</summary>
internal enum LabelKind { None, Credit, Related, Comments }

/// <summary>Words that outlets print above what is no article (<c>Labels.txt</c>): comments of readers, boxes of other articles.</summary>
internal static class Labels
{
    private const int Longest = 60;

    private static readonly FrozenDictionary<string, LabelKind> Kinds = EmbeddedTable.Lines("Articles.Bodies.Labels.txt")
        .SelectMany(fields => fields.Skip(1).Select(label => (Label: Letters(label), Kind: Enum.Parse<LabelKind>(fields[0], ignoreCase: true))))
        .DistinctBy(pair => pair.Label)
        .ToFrozenDictionary(pair => pair.Label, pair => pair.Kind, StringComparer.Ordinal);

    /// <summary>What a whole line announces: "Comments (12)", "Read also:".</summary>
    public static LabelKind KindOf(string line) => line.Length > Longest ? LabelKind.None : Kinds.GetValueOrDefault(Letters(line), LabelKind.None);

    /// <summary>What a line announces before its first colon: "Photo: an agency".</summary>
    public static LabelKind KindOfBeginning(string line)
    {
        int colon = line.AsSpan(0, Math.Min(line.Length, Longest)).IndexOfAny(':', '：');
        return colon <= 0 ? LabelKind.None : Kinds.GetValueOrDefault(Letters(line[..colon]), LabelKind.None);
    }

    private static string Letters(string text)
    {
        StringBuilder letters = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetter(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
