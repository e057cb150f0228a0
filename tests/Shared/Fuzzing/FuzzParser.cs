using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>One reader of what comes from outside, and what must hold of it whatever it gets.</summary>
/// <param name="Name">As it is asked for on the command line.</param>
/// <param name="Seeds">Inputs written by us that the mutations begin with.</param>
/// <param name="Words">What its format is made of; put into inputs.</param>
/// <param name="Read">Reads one input and checks the result; throws <see cref="FuzzFaultException"/> when something does not hold.</param>
/// <param name="Refusal">The exception it documents for input it cannot read; null = it must never throw.</param>
internal sealed record FuzzParser(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Action<byte[]> Read, Type? Refusal = null)
{
    /// <param name="seeds">Texts in UTF-8.</param>
    public static FuzzParser OfText(string name, string[] seeds, string[] words, Action<string> read, Type? refusal = null) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], words, bytes => read(Text(bytes)), refusal);

    /// <summary>Bytes as text in which a lone half of a surrogate pair can stand too: E0 before two bytes is one UTF-16 unit.</summary>
    private static string Text(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        // bytes that are no UTF-8 become, in turns, what strings can hold and texts must not
        return text.Contains('\uFFFD', StringComparison.Ordinal) && bytes.Length % 3 == 0 ? text.Replace('\uFFFD', bytes.Length % 2 == 0 ? '\uD800' : '\uFFFE') : text;
    }
}

/// <summary>Something that must hold does not.</summary>
internal sealed class FuzzFaultException(string message) : Exception(message)
{
    public static void Unless(bool holds, string what)
    {
        if (!holds)
            throw new FuzzFaultException(what);
    }

    /// <summary>Text that databases, XML and normalisation take.</summary>
    public static void UnlessText(string? text, string what)
    {
        for (int i = 0; i < (text?.Length ?? 0); i++)
        {
            char c = text![i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) || c == '\0')
                throw new FuzzFaultException(string.Create(CultureInfo.InvariantCulture, $"{what} holds U+{(int)c:X4} at {i}"));
        }
    }
}
