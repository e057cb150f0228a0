using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>Hosts, paths and parameters under which one article stands a second time, made for other screens.</summary>
internal static class LinkVariants
{
    /// <summary>First labels of hosts; "m" also behind one for the language ("en.m.").</summary>
    private static readonly FrozenSet<string> HostLabels = FrozenSet.ToFrozenSet(["www", "m", "mobile", "amp", "wap", "3g", "touch"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> IndexFiles = FrozenSet.ToFrozenSet(
        ["index.html", "index.htm", "index.shtml", "index.xhtml", "index.php", "index.asp", "index.aspx", "index.jsp", "default.htm", "default.html", "default.asp", "default.aspx"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Parameters that choose a form of the page, "name=value" or, for any value, "name" alone.</summary>
    private static readonly FrozenSet<string> Views = FrozenSet.ToFrozenSet(
        ["amp", "outputtype=amp", "output=amp", "view=amp", "mobile=1", "mobile=true", "print=1", "print=true", "print=yes"], StringComparer.OrdinalIgnoreCase);

    public static bool IsView(string part) => Views.Contains(part) || Views.Contains(LinkQuery.Name(part));

    /// <summary>"www.outlet.test", "m.outlet.test" and "amp.outlet.test" as "outlet.test"; two labels always stay.</summary>
    /// <param name="host">Lower case, with port where it is not the default one.</param>
    public static string MainHost(string host)
    {
        List<string> labels = [.. host.Split('.')];
        while (labels.Count > 2 && HostLabels.Contains(labels[0]))
            labels.RemoveAt(0);
        while (labels.Count > 3 && labels[1] == "m")
            labels.RemoveAt(1);
        return string.Join('.', labels);
    }

    /// <summary>The path without "amp" segments, ".amp" ends, an index file and closing slashes.</summary>
    public static string MainPath(string path)
    {
        List<string> segments = [.. path.Split('/').Skip(1)];
        for (int before = -1; before != segments.Count;)
        {
            before = segments.Count;
            while (segments.Count > 0 && Ends(segments[^1]))
                segments.RemoveAt(segments.Count - 1);
            int amp = segments.FindIndex(segment => segment.Equals("amp", StringComparison.OrdinalIgnoreCase));
            if (amp >= 0 && segments.Count > 1)
                segments.RemoveAt(amp);
        }

        if (segments.Count > 0)
            segments[^1] = WithoutAmp(segments[^1]);
        return string.Concat(segments.Select(segment => "/" + segment));
    }

    /// <summary>Names only the folder before it.</summary>
    private static bool Ends(string segment) => segment.Length == 0 || IndexFiles.Contains(segment);

    /// <summary>"story.amp", "story.amp.html" as "story", "story.html".</summary>
    private static string WithoutAmp(string file)
    {
        while (file.Length > 4 && file.EndsWith(".amp", StringComparison.OrdinalIgnoreCase))
            file = file[..^4];
        int inner = file.LastIndexOf(".amp.htm", StringComparison.OrdinalIgnoreCase);
        return inner > 0 ? file.Remove(inner, 4) : file;
    }
}
