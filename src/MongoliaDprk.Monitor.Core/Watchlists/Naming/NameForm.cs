using System.Text;

namespace MongoliaDprk.Monitor.Core.Watchlists.Naming;

/// <summary>
/// How parts are put together: <c>{family} {given}</c>. <c>{given.joined}</c> writes its syllables in one word, <c>{father.initial}</c>
/// only its first letter.
/// </summary>
internal sealed class NameForm
{
    private const string Initial = "initial";

    private const string Joined = "joined";

    private readonly List<Piece> pieces = [];
    private readonly List<PartUse> uses = [];

    private NameForm()
    {
    }

    /// <summary>The parts it writes, in the order in which <see cref="Write"/> takes them.</summary>
    public IReadOnlyList<PartUse> Uses => uses;

    /// <summary>Null with what is wrong when the text is no form.</summary>
    public static NameForm? Read(string text, IReadOnlyList<string> parts, out string? wrong)
    {
        NameForm form = new();
        wrong = null;
        for (int at = 0; at < text.Length;)
        {
            int open = text.IndexOf('{', at);
            if (open != at)
            {
                int end = open < 0 ? text.Length : open;
                form.pieces.Add(new Piece(-1, text[at..end]));
                at = end;
                continue;
            }

            int close = text.IndexOf('}', open);
            string[] words = close < 0 ? [] : text[(open + 1)..close].Split('.');
            if (words.Length is not (1 or 2) || !parts.Contains(words[0]) || (words.Length == 2 && words[1] is not (Initial or Joined)))
            {
                wrong = $"'{text[open..]}': a form holds parts in braces ({string.Join(", ", parts)}), with .joined or .initial";
                return null;
            }

            form.uses.Add(new PartUse(words[0], words[^1] == Initial));
            form.pieces.Add(new Piece(form.uses.Count - 1, words.Length == 2 ? words[1] : ""));
            at = close + 1;
        }

        return form;
    }

    /// <param name="spelled">The parts as spelled, one for each of <see cref="Uses"/>.</param>
    public string Write(IReadOnlyList<string> spelled)
    {
        StringBuilder written = new();
        foreach (Piece piece in pieces)
        {
            written.Append(piece switch
            {
                { Use: < 0 } => piece.Text,
                { Text: Joined } => SpelledWord.Joined(spelled[piece.Use]),
                _ => SpelledWord.Apart(spelled[piece.Use]),
            });
        }

        return written.ToString();
    }

    /// <summary>A part (by its place in <see cref="Uses"/>) with its style, or (-1) text between parts.</summary>
    private sealed record Piece(int Use, string Text);
}

/// <summary>A part of a name as a form uses it.</summary>
/// <param name="IsInitial">Only its first letter.</param>
internal readonly record struct PartUse(string Part, bool IsInitial);
