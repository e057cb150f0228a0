using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>Keys that cookies and forms are protected with. Synchronous, as the framework asks for them.</summary>
public sealed class ProtectionKeys(MonitorDatabase database)
{
    /// <summary>All keys as XML, oldest first.</summary>
    public IReadOnlyList<string> All()
    {
        using MonitorDbContext context = database.Read();
        return [.. context.ProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml)];
    }

    /// <param name="name">The same name twice is kept once.</param>
    public void Add(string name, string xml)
    {
        using MonitorDbContext context = database.Open();
        if (context.ProtectionKeys.Any(k => k.Name == name))
            return;
        context.Add(new ProtectionKeyRow { Name = name, Xml = xml });
        context.SaveChanges();
    }
}
