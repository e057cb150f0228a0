using System.ComponentModel.DataAnnotations;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Where alerts go; configuration section <c>Monitor:Alerts</c>. By default only to the log.</summary>
public sealed class AlertOptions
{
    /// <summary>Each alert is one warning in the log.</summary>
    public bool Log { get; set; } = true;

    /// <summary>Addresses that each alert is posted to.</summary>
    public IList<WebhookOptions> Webhooks { get; set; } = [];
}

/// <summary>One webhook.</summary>
public sealed class WebhookOptions
{
    /// <summary>Names the channel in the database and must be unique: a renamed webhook is a new one.</summary>
    [Required, RegularExpression("^[a-z0-9-]+$")]
    public string Name { get; set; } = "webhook";

    /// <summary>An http or https address.</summary>
    [Required, Url]
    public string Address { get; set; } = "";

    /// <summary>For one request with its answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
