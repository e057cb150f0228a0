using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>The style sheet, kept inside the program so that it is there however the program was built or installed.</summary>
internal sealed class SiteStyle(byte[] css)
{
    public const string Path = "/site.css";
    private readonly string version = Convert.ToHexStringLower(SHA256.HashData(css))[..12];

    /// <summary>Address that changes with the content, so browsers may keep it for ever.</summary>
    public string Address => $"{Path}?v={version}";

    public static SiteStyle Read()
    {
        using Stream stream = typeof(SiteStyle).Assembly.GetManifestResourceStream("site.css")
            ?? throw new InvalidOperationException("site.css is not embedded in the program");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SiteStyle(bytes);
    }

    public IResult Answer(HttpContext context)
    {
        bool fixedVersion = context.Request.Query["v"] == version;
        context.Response.Headers.CacheControl = fixedVersion ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(css, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{version}\""));
    }
}
