using MongoliaDprk.Monitor.App.Access;
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

    /// <summary>Password of PostgreSQL, where it does not stand in <see cref="Database"/>; best as <c>DatabasePassword:File</c>.</summary>
    public string? DatabasePassword { get; set; }

    /// <summary>Watchlist folder; null = the one beside the program.</summary>
    public string? Watchlist { get; set; }

    /// <summary>File of who is told what; null = <c>subscribers.yaml</c> in the watchlist folder, and where there is none only the log is told.</summary>
    public string? Subscribers { get; set; }

    /// <summary>Form of the log on stderr.</summary>
    public LogFormat LogFormat { get; set; }

    public PruneOptions Prune { get; set; } = new();

    public WebOptions Web { get; set; } = new();

    public AccessOptions Access { get; set; } = new();

    public FetchingOptions Fetching { get; set; } = new();

    public PollingOptions Polling { get; set; } = new();

    /// <summary>The connection string that is really used.</summary>
    public string ConnectionString =>
        Database is null ? Path.Combine(DataFolder, "monitor.db")
        : DatabasePassword is null || !Database.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Database
        : SecretSettings.WithPassword(Database, DatabasePassword);
}

/// <summary>Where the dashboard and the API are served.</summary>
internal sealed class WebOptions
{
    /// <summary>Address to listen on. Only this machine by default; any other needs an account.</summary>
    public string Address { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address under which readers reach the dashboard: what is sent links to it. Null = nothing sent has such links.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Addresses or networks of proxies that are believed when they say where a request comes from, and whether it came encrypted. With any, there must be accounts.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>As long as there are no accounts, the name that the forms of decisions are filled with; null = the user of the operating system.</summary>
    public string? Analyst { get; set; }
}
