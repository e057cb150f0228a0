using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Readiness;

/// <summary>What a database that is stopped, or goes away in the middle, looks like to who reads from it.</summary>
internal static class DatabaseFaults
{
    public static bool Is(Exception exception) =>
        exception is DatabaseException or DbException or InvalidOperationException or RetryLimitExceededException or TimeoutException or IOException;

    /// <summary>One line. What gave up trying again says why it had to.</summary>
    public static string Why(Exception exception) =>
        (exception is RetryLimitExceededException && exception.InnerException is { } cause ? cause : exception).Message.ReplaceLineEndings(" ");
}
