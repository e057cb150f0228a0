using System.Net.Sockets;
using System.Security.Authentication;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Says in one line what went wrong on the way to a page.</summary>
internal static class HttpFailures
{
    public static FetchResult.Failed Explain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case ForbiddenAddressException:
                    return new(FetchFailure.Forbidden, e.Message + "; Monitor:Fetching:AllowedHosts can allow it");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return new(FetchFailure.Network, "the host's name is not known: " + OneLine(e.Message));
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return new(FetchFailure.Network, "the connection was refused");
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return new(FetchFailure.Network, "the connection was reset");
                case AuthenticationException:
                    return new(FetchFailure.Network, "no secure connection: " + OneLine(e.Message));
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new(FetchFailure.Network, "the answer ended before it was complete");
                case InvalidDataException:
                    return new(FetchFailure.Network, "the compressed body is damaged: " + OneLine(e.Message));
            }
        }

        return new(FetchFailure.Network, OneLine(exception.Message));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
