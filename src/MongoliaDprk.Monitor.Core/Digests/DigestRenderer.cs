namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// A digest as something to read or to send. Pure. Whatever outlets wrote comes out harmless: no control or bidirectional
/// characters, no markup, no link that is not http(s).
/// </summary>
public static class DigestRenderer
{
    /// <summary>Plain text for a terminal, at most 80 columns (East Asian wide characters count two); only addresses may be longer.</summary>
    public static string Text(Digest digest) => new DigestText(digest).Render();

    /// <summary>CommonMark.</summary>
    public static string Markdown(Digest digest) => new DigestMarkdown(digest).Render();

    /// <summary>A self-contained page that also serves as mail body: inline styles, nothing loaded, light and dark.</summary>
    public static string Html(Digest digest) => new DigestHtml(digest).Render();

    /// <summary>JSON in the shape of <see cref="DigestJson"/>.</summary>
    public static string Json(Digest digest) => DigestJson.Render(digest);
}
