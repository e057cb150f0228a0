using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Polling;

namespace MongoliaDprk.Monitor.App;

/// <summary>The program's settings: the <c>Monitor</c> section of appsettings.json, of <c>--config FILE</c> and of the environment (<c>Monitor__Web__Address</c>).</summary>
internal sealed class MonitorOptions
{
    /// <summary>Folder of the embedded database and of everything else that is kept in files.</summary>
    public string DataFolder { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "mongolia-dprk-monitor");

    /// <summary>Connection string of PostgreSQL or file of SQLite; null = <c>monitor.db</c> in the data folder.</summary>
    public string? Database { get; set; }

    /// <summary>Watchlist folder; null = the one beside the program.</summary>
    public string? Watchlist { get; set; }

    /// <summary>File of who is told what; null = <c>subscribers.yaml</c> in the watchlist folder, and where there is none only the log is told.</summary>
    public string? Subscribers { get; set; }

    public WebOptions Web { get; set; } = new();

    public FetchingOptions Fetching { get; set; } = new();

    public PollingOptions Polling { get; set; } = new();

    /// <summary>The connection string that is really used.</summary>
    public string ConnectionString => Database ?? Path.Combine(DataFolder, "monitor.db");
}

/// <summary>Where the dashboard and the API are served.</summary>
internal sealed class WebOptions
{
    /// <summary>Address to listen on. Only this machine by default: there are no accounts yet.</summary>
    public string Address { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address under which readers reach the dashboard: what is sent links to it. Null = nothing sent has such links.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Name that the forms of decisions are filled with; null = the user of the operating system. It can be changed in each form: there are no accounts yet.</summary>
    public string? Analyst { get; set; }
}
