using System.Text;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Tests.Feeds;

public sealed class FeedOfManyItemsTests
{
    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>F</title>", "<item><link>http://a.example/{0}</link></item>", "</channel></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title>", "<entry><link href=\"http://a.example/{0}\"/></entry>", "</feed>")]
    [InlineData("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>F</a:title>", "<a:entry><a:link href=\"http://a.example/{0}\"/></a:entry>", "</a:feed>")]
    public void Of_a_feed_of_too_many_items_the_first_are_read_to_the_last_one(string start, string item, string end)
    {
        StringBuilder text = new(start);
        for (int i = 1; i <= FeedReader.MaxItems + 5; i++)
            text.Append(item.Replace("{0}", $"{i}", StringComparison.Ordinal));
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes(text.Append(end).ToString()), null, null);

        Assert.Equal("F", feed.Title);
        Assert.Equal(FeedReader.MaxItems, feed.Items.Count);
        Assert.Equal($"http://a.example/{FeedReader.MaxItems}", feed.Items[^1].Link);
    }
}
