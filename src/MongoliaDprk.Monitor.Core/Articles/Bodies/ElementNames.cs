using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>The names of an element and what they say.</summary>
/// <param name="Text">Class and id in small letters, separated by blanks.</param>
internal sealed record ElementNames(string Text, NameTraits Traits)
{
    private static readonly ElementNames None = new("", NameTraits.None);

    public static ElementNames Of(IElement element, Dictionary<(string? Class, string? Id), ElementNames> seen)
    {
        if (element.Attributes.Length == 0)
            return None;
        string? name = element.ClassName;
        string? id = element.Id;
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(id))
            return None;
        if (!seen.TryGetValue((name, id), out ElementNames? names))
        {
            string text = $"{name} {id}".Trim().ToLowerInvariant();
            seen[(name, id)] = names = new ElementNames(text, NameTable.Of(text));
        }

        return names;
    }
}
