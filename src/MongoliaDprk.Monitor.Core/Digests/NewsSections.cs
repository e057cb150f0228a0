namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>What other rooms of the monitor found and told in their words.</summary>
internal static class NewsSections
{
    public static DigestSection? Anomalies(Digest digest, DigestView view) =>
        view.Section("anomalies", digest.Anomalies, n => Entry(n.Title, n.Text, n.List is { } list ? view.Links.Articles(list) : null));

    public static DigestSection? Alerts(Digest digest, DigestView view) =>
        view.Section("alerts", digest.Alerts, a => Entry(a.Title, a.Text, a.Address));

    public static DigestSection? Claims(Digest digest, DigestView view) => view.Section("claims", digest.Claims, c => Entry(
        c.Sentence, c.Evidence ?? "", c.Address) with
    { Mark = view.Language["claim." + c.Verdict.ToString().ToLowerInvariant()] });

    public static DigestEntry Entry(string title, string text, string? address) => new(new Linked(OutsideText.Clean(title), OutsideText.Address(address)))
    {
        Lines = OutsideText.Clean(text) is { Length: > 0 } clean ? [[new Linked(clean)]] : [],
    };
}
