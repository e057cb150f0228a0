using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>What role a page or endpoint asks for. One that says nothing shows itself to readers and changes something for administrators only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(AccountRole read, AccountRole change) : Attribute
{
    internal static NeedsAttribute Standard { get; } = new(AccountRole.Reader, AccountRole.Admin);

    /// <summary>To look at it.</summary>
    public AccountRole Read { get; } = read;

    /// <summary>To send anything to it.</summary>
    public AccountRole Change { get; } = change;
}

/// <summary>Marks a feed: programs that know no headers may ask for it with a token in its address.</summary>
internal sealed class FeedMark;

/// <summary>Marks what is answered to anybody without looking who it is, so that it works without a database.</summary>
internal sealed class OutsideMark;
