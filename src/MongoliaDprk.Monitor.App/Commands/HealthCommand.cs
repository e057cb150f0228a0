using System.CommandLine;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor health</c>: asks the monitor that runs on this machine whether it is well, for containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var ready = new Option<bool>("--ready") { Description = "Also whether database, scheduler and polls are as they should be." };
        var command = new ExampleCommand("health", "Ask the running monitor whether it is well: ends with 0 when it is, else with 1 and what it says.", "monitor health --ready") { ready };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Uri address = new(Local(new Uri(MonitorConfiguration.Read(parsed).Web.Address)), parsed.GetValue(ready) ? "/readyz" : "/healthz");
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(address, cancellationToken);
                string said = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
                if (!answer.IsSuccessStatusCode)
                    throw new CommandException($"{address} answers {(int)answer.StatusCode}: {said}");
                Console.WriteLine(said);
                return 0;
            }
            catch (HttpRequestException e)
            {
                throw new CommandException($"no monitor answers at {address}: {e.Message}", inner: e);
            }
            catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new CommandException($"the monitor at {address} did not answer within {Patience.TotalSeconds} s", inner: e);
            }
        });
        return command;
    }

    /// <summary>Where every address is listened on, the one of this machine is asked.</summary>
    private static Uri Local(Uri listened) => listened.Host is "0.0.0.0" or "[::]" or "*" or "+"
        ? new UriBuilder(listened) { Host = "127.0.0.1" }.Uri
        : listened;
}
