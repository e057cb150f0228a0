using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Keeps the keys of cookies and forms in the database: they survive a restart and hold on every node.</summary>
internal sealed class StoredKeys(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(x => XElement.Parse(x))];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
