using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>The part of a host name that somebody registered: <c>example.co.uk</c> of <c>m.example.co.uk</c>.</summary>
internal static class RegistrableDomain
{
    private static readonly FrozenSet<string> PublicLabels = EmbeddedTable.Lines("Articles.PublicLabels.txt").SelectMany(labels => labels).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether both hosts belong to one registered name; numeric addresses only when they are the same.</summary>
    public static bool IsShared(Uri first, Uri second) =>
        string.Equals(first.Host, second.Host, StringComparison.OrdinalIgnoreCase)
        || (first.HostNameType == UriHostNameType.Dns && second.HostNameType == UriHostNameType.Dns
            && Of(first.Host) is { } domain && string.Equals(domain, Of(second.Host), StringComparison.OrdinalIgnoreCase));

    /// <summary>The registered name, or null when the host has a single label or is a public suffix itself.</summary>
    public static string? Of(string host)
    {
        string[] labels = host.TrimEnd('.').Split('.');
        int kept = labels is [.., var second, { Length: 2 }] && PublicLabels.Contains(second) ? 3 : 2;
        return labels.Length < kept ? null : string.Join('.', labels[^kept..]);
    }
}
