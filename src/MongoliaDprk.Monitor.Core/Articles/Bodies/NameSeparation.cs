using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>
/// Some outlets set names apart with an inline element instead of blanks. Such a name must not be glued to the words beside it,
/// while a drop cap or a link in the middle of a word must not be torn off.
/// </summary>
internal static class NameSeparation
{
    /// <summary>Whether the text of this element stands apart from what is before it and after it.</summary>
    public static bool Needed(IElement element, string tag, char before)
    {
        if (tag == "nobr")
            return true;
        if (tag is not ("span" or "font" or "b" or "strong") || !char.IsLower(before))
            return false;
        string inside = FirstText(element);
        return inside.Length > 0 && char.IsUpper(inside[0]) && inside.Contains(' ', StringComparison.Ordinal);
    }

    /// <summary>Two letters of a script that parts words by blanks.</summary>
    public static bool JoinsLetters(char before, char after) =>
        char.IsLetter(before) && char.IsLetter(after) && !LineText.IsWide(before) && !LineText.IsWide(after);

    private static string FirstText(IElement element)
    {
        INode? at = element;
        while (at is IElement)
            at = at.FirstChild;
        return at is IText text ? text.Data : "";
    }
}
