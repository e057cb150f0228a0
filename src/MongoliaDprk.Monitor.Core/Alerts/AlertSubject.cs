using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What alerts are about, as <see cref="AlertFacts.Subject"/> has it.</summary>
public static class AlertSubject
{
    public static string Visit(long id) => "visit:" + id.ToString(CultureInfo.InvariantCulture);

    public static string Actor(string id) => "actor:" + id;

    public static string Source(string id) => "source:" + id;

    public static string Article(long id) => "article:" + id.ToString(CultureInfo.InvariantCulture);

    public static string Topic(string id) => "topic:" + id;

    /// <summary>An analyst's saved sentence.</summary>
    public static string Claim(string id) => "claim:" + id;

    /// <summary>A day of the calendar.</summary>
    public static string Expected(string id) => "expected:" + id;

    /// <summary>The monitor's own connection.</summary>
    public const string Collection = "collection";
}
