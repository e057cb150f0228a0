using System.Text;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>Names of accounts: letters and digits of any script, and <c>. - _ @</c>; two that differ only in case or width are one.</summary>
internal static class AccountName
{
    private const int Longest = 64;

    /// <exception cref="AccountException">It cannot be a name.</exception>
    public static string Checked(string name) =>
        name.Length is > 0 and <= Longest && char.IsLetterOrDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@')
            ? name
            : throw new AccountException($"'{StoredText.OneLine(name)}' cannot be the name of an account: at most {Longest} letters, digits and . - _ @, a letter or digit first");

    public static string Key(string name) => StoredText.Clean(name.Length > Longest ? name[..Longest] : name).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>What can be made of a name that somebody else has given.</summary>
    public static string Made(string name)
    {
        string letters = string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@')).TrimStart('.', '-', '_', '@');
        return letters.Length == 0 ? "somebody" : letters[..Math.Min(letters.Length, Longest - NumberLength)];
    }

    /// <summary>Room for a number that tells namesakes apart.</summary>
    private const int NumberLength = 6;
}
