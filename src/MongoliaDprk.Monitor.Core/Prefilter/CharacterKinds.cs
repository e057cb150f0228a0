using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>What a character can do to an anchor that is looked for in bytes.</summary>
[Flags]
internal enum CharacterKind : byte
{
    None = 0,

    /// <summary>Folds to a letter of an anchor, but not by a spelling that the byte search knows.</summary>
    Letter = 1,

    /// <summary>Folds to nothing: soft hyphen, zero-width and control characters, marks.</summary>
    Nothing = 2,

    /// <summary>Joins the character beside it: parts of Hangul syllables, voicing marks and half-width letters of kana.</summary>
    Composing = 4,

    /// <summary>Folds to a letter that an anchor begins with; also the plain spellings do.</summary>
    Begins = 8,
}

/// <summary>The kinds of all characters for one set of anchors, made from the fold that the slow path uses.</summary>
internal sealed class CharacterKinds
{
    private readonly CharacterKind[] kinds = new CharacterKind[char.MaxValue + 1];

    /// <summary>For each two first bytes of a sequence: whether one of its characters is an obstacle.</summary>
    private readonly bool[] pairs = new bool[0x10000];

    public CharacterKinds(IReadOnlyCollection<string> anchors)
    {
        HashSet<char> alphabet = [.. anchors.SelectMany(word => word)];
        HashSet<char> first = [.. anchors.Select(word => word[0])];
        bool hangul = alphabet.Any(c => c is >= '\uAC00' and <= '\uD7A3'), kana = alphabet.Any(c => c is >= '\u3041' and <= '\u30FF');
        for (int code = 0; code <= char.MaxValue; code++)
        {
            char c = (char)code;
            if (char.IsSurrogate(c))
                continue;
            kinds[c] = KindOf(c, alphabet, first) | (Composes(c, hangul, kana) ? CharacterKind.Composing : 0);
            if ((kinds[c] & CharacterKind.Begins) == kinds[c])
                continue;
            Mark(c);
        }

        // ideographs for compatibility outside the plane; .NET composes them to plain ones
        for (int second = 0x80; second <= 0xBF; second++)
            pairs[0xF000 | second] = second == 0xAF;
    }

    public CharacterKind this[char c] => kinds[c];

    /// <summary>Whether a sequence that begins with these two bytes may be an obstacle.</summary>
    public bool MayBeObstacle(byte lead, byte second) => pairs[lead << 8 | second];

    private void Mark(char c)
    {
        if (c < 0x80)
            return;
        Span<byte> bytes = stackalloc byte[4];
        new Rune(c).EncodeToUtf8(bytes);
        pairs[bytes[0] << 8 | bytes[1]] = true;
    }

    private static CharacterKind KindOf(char c, HashSet<char> alphabet, HashSet<char> first)
    {
        string? several = CharacterFold.Of(c, out char single);
        if (several is null)
        {
            return single == CharacterFold.Nothing ? CharacterKind.Nothing
                : !alphabet.Contains(single) ? CharacterKind.None
                : (PlainSpellings.Is(c, single) ? CharacterKind.None : CharacterKind.Letter) | (first.Contains(single) ? CharacterKind.Begins : 0);
        }

        return several.Length == 0 ? CharacterKind.Nothing
            : (several.Any(alphabet.Contains) ? CharacterKind.Letter : CharacterKind.None) | (several.Any(first.Contains) ? CharacterKind.Begins : 0);
    }

    private static bool Composes(char c, bool hangul, bool kana) =>
        hangul && c is >= '\u1100' and <= '\u11FF' || kana && c is '\u3099' or '\u309A' or (>= '\uFF66' and <= '\uFF9F');
}
