namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// A digest as something to read or to send. Pure. Whatever outlets wrote comes out harmless: no control or bidirectional
/// characters, no markup, no link that is not http(s).
/// </summary>
public static class DigestRenderer
{
    /// <summary>One line for the subject of a mail.</summary>
    public static string Subject(Digest digest, DigestView view) => DigestComposer.Subject(digest, view);

    /// <summary>Plain text for a terminal, at most 80 columns (East Asian wide characters count two); only addresses may be longer.</summary>
    public static string Text(Digest digest, DigestView view) => new DigestText(DigestComposer.Compose(digest, view)).Render();

    /// <summary>CommonMark.</summary>
    public static string Markdown(Digest digest, DigestView view) => new DigestMarkdown(DigestComposer.Compose(digest, view)).Render();

    /// <summary>A self-contained page that also serves as mail body: inline styles, nothing loaded, light and dark.</summary>
    public static string Html(Digest digest, DigestView view) => new DigestHtml(DigestComposer.Compose(digest, view)).Render();

    /// <summary>JSON in the shape of <see cref="DigestJson"/>.</summary>
    public static string Json(Digest digest) => DigestJson.Render(digest);

    /// <summary>An Atom feed (RFC 4287) with one entry per digest, the newest first.</summary>
    /// <param name="digests">Each with the view it is written for; the first one's language is the feed's.</param>
    /// <param name="address">Of the feed itself.</param>
    public static string Atom(IReadOnlyList<(Digest Digest, DigestView View)> digests, string subject, DigestLanguage language, Uri address) =>
        DigestAtom.Render(digests, subject, language, address);
}
