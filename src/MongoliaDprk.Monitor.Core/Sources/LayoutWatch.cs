using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>Watches whether the pages of a source still give texts of their own: an outlet that was rebuilt, or that shows a notice instead, does not.</summary>
/// <param name="BlankPages">Pages in a row that did not.</param>
/// <param name="LastText">Hash of the last text, or null.</param>
public sealed record LayoutWatch(int BlankPages, string? LastText)
{
    /// <summary>Picture pages without text are found everywhere, but not this many in a row.</summary>
    private const int Suspicious = 5;

    /// <summary>Why the pages are no articles, or null while they may be.</summary>
    public string? Problem => BlankPages < Suspicious ? null
        : LastText is null ? $"the last {BlankPages} pages gave no text, or not where the source's selectors look"
        : $"the last {BlankPages} pages gave no text, all the same, or none where the source's selectors look";

    /// <summary>After one more page.</summary>
    /// <remarks>A page on which the source's own selectors for title or body find nothing counts like one without text.</remarks>
    public LayoutWatch After(Article article)
    {
        if (article.Text.AsSpan().Trim().Length == 0 || article.MissedSelectors.Any(name => name is "title" or "body"))
            return this with { BlankPages = BlankPages + 1 };
        string text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Text)).AsSpan(0, 16));
        return text == LastText ? this with { BlankPages = BlankPages + 1 } : new LayoutWatch(0, text);
    }
}
