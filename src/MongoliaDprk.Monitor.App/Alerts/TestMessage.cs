using System.Text.Json;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>The message of <c>monitor alert test</c>: nobody can take it for news.</summary>
internal static class TestMessage
{
    public static OutgoingMessage Of(Subscriber subscriber, string watchlist, DateTimeOffset now)
    {
        string subject = $"Test message of the monitor {OutsideText.Clean(watchlist)}: nothing has happened";
        string text = $"This is a test for {subscriber.Name}. Alerts will look like this.\nSent: {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC\n“This stands where an alert quotes its evidence. Энэ бол туршилт. 이것은 시험입니다.”";
        return new OutgoingMessage($"test-{now.ToUnixTimeMilliseconds()}", "test", "en", subject, text, now.UtcDateTime)
        {
            Html = AlertHtml.Write("en", null, [new ShownAlert(subject, text, null)], "Sent by 'monitor alert test'."),
            Data = JsonSerializer.SerializeToElement(new { alerts = Array.Empty<AlertJson>() }, ChannelJson.Options),
        };
    }
}
