namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Tells by a hash of three letters that no name begins with them, which is so nearly everywhere. Of shorter names all letters count.</summary>
internal sealed class NameBegins
{
    private const int Longest = 3;

    private const int Bits = 16;

    private readonly bool[] begins = new bool[1 << Bits];

    /// <summary>Whether there are names of one and of two letters.</summary>
    private readonly bool ones;
    private readonly bool twos;

    /// <param name="names">Their letters.</param>
    public NameBegins(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
            begins[name.Length == 1 ? Hash(name[0], '\0', '\0') : name.Length == 2 ? Hash(name[0], name[1], '\0') : Hash(name[0], name[1], name[2])] = true;
        ones = names.Any(name => name.Length == 1);
        twos = names.Any(name => name.Length == 2);
    }

    /// <summary>False when surely no name begins at <paramref name="at"/>.</summary>
    public bool MayStand(ReadOnlySpan<char> letters, int at)
    {
        if (at + Longest > letters.Length)
            return true;
        char first = letters[at], second = letters[at + 1];
        return begins[Hash(first, second, letters[at + 2])] || twos && begins[Hash(first, second, '\0')] || ones && begins[Hash(first, '\0', '\0')];
    }

    private static uint Hash(uint first, uint second, uint third) => ((first * 0x9E3779B1u ^ second) * 0x85EBCA6Bu ^ third) * 0xC2B2AE35u >> 32 - Bits;
}
