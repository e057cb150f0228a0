using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>What links to the next, older page of a listing are called.</summary>
internal static class NextPageWords
{
    private static readonly FrozenSet<string> Texts = FrozenSet.ToFrozenSet(
    [
        "next", "next page", "older", "older posts", "older entries", "older articles", // English
        "下一页", "下一頁", "下页", "下頁", "后页", "後頁", "次へ", "次のページ", "次ページ", "다음", "다음페이지", "다음 페이지", "다음 목록", // Chinese, Japanese, Korean
        "дараах", "дараагийн", "дараагийнх", "дараагийн хуудас", "дараах хуудас", // Mongolian
        "далее", "следующая", "следующая страница", "следующие", "вперед", "вперёд", "раньше", // Russian
        "weiter", "nächste", "nächste seite", "suivant", "page suivante", "siguiente", "página siguiente", "próxima", "successiva", "sonraki", "următoarea", "další",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Classes = FrozenSet.ToFrozenSet(
        ["next", "nextpage", "next-page", "page-next", "nextpostslink", "nav-previous", "pagination-next", "pagination__next", "pager-next", "pager__item--next", "paging-next", "btn-next", "next_page", "older", "older-posts"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Arrows = [' ', '\t', '\r', '\n', '\u00a0', '«', '»', '‹', '›', '<', '>', '→', '←', '⟩', '▶', '▷', '►', '…', '.', '[', ']'];

    public static bool IsText(string? text) => text is { Length: < 100 } && Texts.Contains(string.Join(' ', text.Trim(Arrows).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public static bool IsClass(string? names) => names is not null && names.Split(' ').Any(Classes.Contains);

    /// <summary>rel of HTML and, for archives of feeds, RFC 5005 §4.</summary>
    public static bool IsRelation(string? relations) =>
        relations is not null && relations.Split(' ').Any(relation => relation.Equals("next", StringComparison.OrdinalIgnoreCase) || relation.Equals("prev-archive", StringComparison.OrdinalIgnoreCase));
}
