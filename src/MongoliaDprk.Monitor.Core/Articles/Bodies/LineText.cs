using System.Text;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>The text of one line while it is collected: blanks collapsed, invisible characters dropped, weights counted.</summary>
internal sealed class LineText
{
    private readonly StringBuilder text = new();
    private bool blankPending;

    public int Weight { get; private set; }

    public int LinkWeight { get; private set; }

    public int Commas { get; private set; }

    public bool IsEmpty => text.Length == 0;

    public char Last => text.Length == 0 || blankPending ? ' ' : text[^1];

    public bool Ended => EndsSentence(text);

    public void Blank() => blankPending = true;

    public void Append(char c, bool inLink)
    {
        if (char.IsWhiteSpace(c) || c == '\u2800')
        {
            blankPending = true;
            return;
        }

        if (c is '\u00ad' or '\u200b' or '\ufeff' or '\u2060' || char.IsControl(c))
            return;
        if (blankPending && text.Length > 0)
            text.Append(' ');
        blankPending = false;
        text.Append(c);
        int weight = IsWide(c) ? 2 : 1;
        Weight += weight;
        if (inLink)
            LinkWeight += weight;
        else if (c is ',' or '，' or '、' or '،' or '。' or ';' or '；' or '·')
            Commas++;
    }

    public string Take()
    {
        string taken = text.ToString();
        text.Clear();
        blankPending = false;
        Weight = LinkWeight = Commas = 0;
        return taken;
    }

    /// <summary>Han, kana and hangul: one character says about as much as two or three letters.</summary>
    public static bool IsWide(char c) => c is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' or >= '\uf900' and <= '\ufaff';

    public static bool EndsSentence(string text) => text.Length > 0 && EndsSentence(text[^1], text.Length > 1 ? text[^2] : ' ');

    private static bool EndsSentence(StringBuilder text) => text.Length > 0 && EndsSentence(text[^1], text.Length > 1 ? text[^2] : ' ');

    private static bool EndsSentence(char last, char before) =>
        IsStop(last) || (last is '"' or '”' or '»' or '’' or '\'' or ')' or ']' or '」' or '』' or '）' && IsStop(before));

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？' or '：' or '।' or '؟' or '۔' or '։';
}
