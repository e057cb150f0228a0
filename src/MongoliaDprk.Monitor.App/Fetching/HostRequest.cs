namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>One request to one host.</summary>
/// <param name="Validators">Of the last body from this address; null = not conditional.</param>
/// <param name="CutAfter">Bytes of the body after which the rest is left away; null = a body over the limit of the options is a failure.</param>
internal sealed record HostRequest(Uri Address, FetchManners Manners, Validators? Validators = null, int? CutAfter = null)
{
    /// <summary>True when the server may answer that nothing changed.</summary>
    public bool Conditional => Validators is { ETag: not null } or { LastModified: not null };

    public HttpRequestMessage Message(string userAgent)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Address);
        Set("User-Agent", userAgent);
        Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        Set("Accept-Encoding", "gzip, deflate, br");
        Set("If-None-Match", Validators?.ETag);
        Set("If-Modified-Since", Validators?.LastModified);
        foreach ((string name, string value) in Manners.HeadersFor(Address))
        {
            request.Headers.Remove(name);
            Set(name, value);
        }

        return request;

        void Set(string name, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}

/// <summary>What one request gave: a result, or the address it was redirected to.</summary>
/// <param name="Permanently">The redirect holds for the future too (RFC 9110 §15.4.2, §15.4.9).</param>
internal sealed record HostAnswer(FetchResult? Result, Uri? RedirectTo = null, bool Permanently = false)
{
    public static implicit operator HostAnswer(FetchResult result) => new(result);
}
