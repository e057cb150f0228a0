namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>The query of an address as its parameters, "name=value" as written.</summary>
internal static class LinkQuery
{
    public static IEnumerable<string> Parts(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>With its question mark; empty without parameters.</summary>
    public static string Text(IReadOnlyCollection<string> parts) =>
        string.Join('&', parts).TrimStart('?') is { Length: > 0 } query ? "?" + query : ""; // where the first parameters are left out, the next one may begin with a question mark

    /// <summary>Name of a parameter, as written.</summary>
    public static string Name(string part)
    {
        int sign = part.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? part : part[..sign];
    }

    /// <summary>Value of a parameter, as written; empty when it has none.</summary>
    public static string Value(string part)
    {
        int sign = part.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? "" : part[(sign + 1)..];
    }

    /// <summary>The decoded value of the first parameter of that name, or null when there is none.</summary>
    public static string? Find(Uri address, string name)
    {
        foreach (string part in Parts(address.Query))
        {
            if (Name(part).Equals(name, StringComparison.OrdinalIgnoreCase))
                return Uri.UnescapeDataString(Value(part));
        }

        return null;
    }
}
