using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Articles.Bodies;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Takes the name of the site, and the section beside it, off a title that the markup declares.</summary>
/// <param name="names">All names the site is known by.</param>
internal sealed partial class SiteTitle(IReadOnlyList<string> names)
{
    /// <summary>Longest end that is taken for a site's name without any other evidence.</summary>
    private const int LongestName = 40;

    private const int MostParts = 4;

    private const int LongestTitle = 500;

    public bool IsName(string text) => names.Any(name => TitleText.Same(name, text));

    /// <param name="title">A declared title.</param>
    /// <param name="stated">Titles known to be without the site's name.</param>
    /// <param name="declared">All declared titles: one that begins another has nothing more to lose.</param>
    /// <param name="page">Lines a reader sees.</param>
    public string Strip(string title, IReadOnlyList<string> stated, IReadOnlyList<string> declared, IReadOnlyList<Line> page)
    {
        if (title.Length > LongestTitle)
            return title;
        for (int i = 0; i < MostParts && Shorter(title, stated) is { } shorter; i++)
            title = shorter;
        if (BeginsAnother(title, declared) || Separator().Matches(title) is not [_, ..] borders)
            return title;
        return OnPage(title, borders, page) ?? WithoutEnd(title, borders[^1]);
    }

    /// <summary>What is left beside a part that is the site's name, or what is stated as the title; null = nothing to take off.</summary>
    private string? Shorter(string title, IReadOnlyList<string> stated)
    {
        foreach (Match border in Separator().Matches(title))
        {
            string head = title[..border.Index].Trim();
            string tail = title[(border.Index + border.Length)..].Trim();
            if (head.Length == 0 || tail.Length == 0)
                continue;
            if (stated.Any(h => TitleText.Same(h, head)) || IsName(tail))
                return head;
            if (stated.Any(h => TitleText.Same(h, tail)) || IsName(head))
                return tail;
        }

        return null;
    }

    private static bool BeginsAnother(string title, IReadOnlyList<string> declared) =>
        title.Length > 15 && declared.Any(other => other.Length > title.Length + 1 && other.StartsWith(title, StringComparison.Ordinal)
            && Separator().Match(other, title.Length) is { Success: true } border && border.Index == title.Length);

    /// <summary>The longest stretch between borders, of a third of the title or more, that stands on the page as a line of its own.</summary>
    private static string? OnPage(string title, IReadOnlyList<Match> borders, IReadOnlyList<Line> page)
    {
        int[] starts = [0, .. borders.Select(border => border.Index + border.Length)];
        int[] ends = [.. borders.Select(border => border.Index), title.Length];
        return starts.SelectMany((start, i) => ends[i..].Select(end => title[start..end].Trim()))
            .Where(part => part.Length > title.Length / 3 && part.Length < title.Length)
            .OrderByDescending(part => part.Length).Take(MostParts * MostParts)
            .FirstOrDefault(part => page.Any(line => line.LinkWeight == 0 && TitleText.Same(line.Text, part)));
    }

    private static string WithoutEnd(string title, Match last) =>
        title.Length - last.Index < LongestName && last.Index > title.Length / 2 && last.Index > 15 ? title[..last.Index].Trim() : title;

    [GeneratedRegex(@"\s+[|–—·»›•~::-]{1,2}\s+|\s*[|｜ㅣ»›]\s*|\s+-{1,2}|--|_(?=[^_]{2,20}$)|(?<=[\p{P}\u3040-\u9fff\uac00-\ud7af])-(?=[\u3040-\u9fff\uac00-\ud7af]{2,12}(?:$|[ㅣ|-]))")]
    private static partial Regex Separator();
}
