using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>What a channel said is written down even if that takes a while: a message that was accepted and not marked would be sent again.</summary>
internal static class Persistently
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="tell">Told why it did not work yet.</param>
    /// <param name="cancellationToken">The program is stopped: one more try, then it is left.</param>
    public static async Task DoAsync(Func<CancellationToken, Task> mark, TimeProvider time, Action<string> tell, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await mark(CancellationToken.None);
                return;
            }
            catch (DatabaseException e) when (!cancellationToken.IsCancellationRequested)
            {
                tell(e.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
