using System.Net.Sockets;
using System.Security.Authentication;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Says in one line and in plain words what went wrong on the way to a page.</summary>
internal static class HttpFailures
{
    /// <summary>Null when it is no failure of the network or the server, but our own.</summary>
    public static FetchResult.Failed? Explain(Exception exception)
    {
        if (exception is not (HttpRequestException or IOException or InvalidDataException or SocketException or ForbiddenAddressException))
            return null;
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is ForbiddenAddressException)
                return new(FetchFailure.Forbidden, e.Message + "; Monitor:Fetching:AllowedHosts can allow it");
            if (Cause(e) is { } cause)
                return new(FetchFailure.Network, cause);
        }

        return new(FetchFailure.Network, Reason((exception as HttpRequestException)?.HttpRequestError, exception));
    }

    private static string? Cause(Exception e) => e switch
    {
        SocketException socket => OfSocket(socket),
        AuthenticationException => OfTls(e),
        HttpIOException http => Reason(http.HttpRequestError, http),
        InvalidDataException => "the compressed body is damaged: " + OneLine(e.Message),
        _ => null,
    };

    private static string OfSocket(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the host's name is not known: " + OneLine(e.Message),
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection was reset",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => "the host cannot be reached",
        SocketError.TimedOut => "the host does not answer",
        _ => "the connection failed: " + OneLine(e.Message),
    };

    private static string OfTls(Exception e)
    {
        Exception root = e;
        while (root.InnerException is { } inner)
            root = inner;
        string advice = root.Message.Contains("unsafe legacy renegotiation", StringComparison.Ordinal)
            ? "; its server is too old for this machine's OpenSSL: see legacyTls in the watchlist's README"
            : "";
        return "no secure connection: " + OneLine(root == e ? e.Message : root.Message) + advice;
    }

    private static string Reason(HttpRequestError? error, Exception e) => error switch
    {
        HttpRequestError.ResponseEnded => "the answer ended before it was complete",
        HttpRequestError.InvalidResponse => "what was answered is not HTTP: " + OneLine(e.Message),
        HttpRequestError.ConfigurationLimitExceeded => "the header of the answer is too long: " + OneLine(e.Message),
        HttpRequestError.ProxyTunnelError => "the proxy refused: " + OneLine(e.Message),
        _ => OneLine(e.Message),
    };

    private static string OneLine(string text) => HttpFields.Printable(text.ReplaceLineEndings(" "));
}
