using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>One author's name out of what stands in a byline: without "by", date, role and house.</summary>
internal static partial class AuthorName
{
    private const int MostWords = 7;

    /// <summary>The name or names, or null when the text is none.</summary>
    public static string? Read(string value)
    {
        string name = TextOf.Clean(value);
        if (name.Length > 200)
            return null;
        name = Trim(By().Replace(name, ""));
        if (Border().Match(name) is { Success: true, Index: > 0 } border)
            name = name[..border.Index];
        name = Trim(By().Replace(Trim(WithoutHouse(name)), ""));
        return IsName(name) ? name : null;
    }

    private static string WithoutHouse(string name)
    {
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma > 2 && House().IsMatch(name[(comma + 1)..]) ? name[..comma] : name;
    }

    private static bool IsName(string name) =>
        name.Length is > 2 and < 100
        && name.Any(char.IsLetter)
        && !name.Any(char.IsAsciiDigit)
        && name.Count(c => c == ' ') < MostWords * (1 + name.Count(c => c is ',' or ';' or '&'))
        && !name.Contains("://", StringComparison.Ordinal)
        && !name.Contains('@', StringComparison.Ordinal)
        && !NoName().IsMatch(name);

    private static string Trim(string name) => name.Trim(' ', ',', '.', '|', '-', '–', '—', ':', '：', '·', '•', '/', '*', '(', ')', '\n');

    [GeneratedRegex(@"^(?:(?:view all posts by|(?:this post was )?written by|post(?:ed)? (?:author )?by|post author|words by|story by|article by|text by|reported by|reporting by|a note from|interview|erstellt von|veröffentlicht von|verfasst von|geschrieben von|ein artikel von|texte?|écrit par|publié par|escrito por|publicado por|scritto da|redatto da|by|von|par|por|di|da|av|af|door|autor(?:in|a|es)?|author|auteur|автор|авторы)\s*:?\s+|(?:autor(?:in)?|author|auteur|interview|text|автор|作者|记者|記者|文)\s*[:：]\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    /// <summary>Where the name ends and a date, a role or a button begins.</summary>
    [GeneratedRegex(@"\s*[|•·\n]|\s+[-–—]\s|\s*\(|\s+(?:on|am|at|le|el|den|vom|published|posted|updated|last updated|stand|aktualisiert|author|see more|more stories|more from|view all|follow|twitter|is an?|ist|schreibt|says|read more|chefredakteur|editor-in-chief|marketing manager)\b|,?\s+(?:\d|(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\.?\s+\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Border();

    /// <summary>A house or role behind the comma, not a second name.</summary>
    [GeneratedRegex(@"^\s*(?:[A-Z]{2,6}|.*\b(?:editor|correspondent|reporter|writer|journalist|columnist|staff|contributor|producer|redakteur(?:in)?|redaktion|korrespondent(?:in)?|head of|former|director|manager|author|news|magazine|press|agency|dpa|reuters|afp|tass)\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex House();

    [GeneratedRegex(@"^(?:admin|administrator|editors?|editorial team|redaktion|redaktion .*|.*-redaktion|redacción.*|redazione|webmaster|staff|staff writer|agencies|unknown|guest|anonymous|authors?|null|undefined|none|name|name erforderlich|comments?|share|by|leave a reply|antworten|www\..*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();
}
