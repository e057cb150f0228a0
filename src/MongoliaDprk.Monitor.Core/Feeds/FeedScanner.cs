namespace MongoliaDprk.Monitor.Core.Feeds;

internal enum FeedTokenKind { Text, CData, Open, Close, End }

/// <summary>A piece of markup: what lies between <see cref="Start"/> and <see cref="End"/> (tags: with their brackets).</summary>
internal readonly record struct FeedToken(FeedTokenKind Kind, int Start, int End, string Name = "", bool SelfClosing = false);

/// <summary>
/// Cuts markup into tokens and never fails: a bracket that opens no tag is text, a tag that is not closed ends where the next begins,
/// declarations, comments and a DOCTYPE with all it declares are passed over. Each character is looked at a bounded number of times.
/// </summary>
internal sealed class FeedScanner(string text)
{
    private const int LongestTag = 65536;
    private readonly List<KeyValuePair<string, string>> _attributes = [];
    private int _at;
    private bool _noCommentEnd, _noCDataEnd;

    /// <summary>Attributes of the last Open token, names as written, entities resolved.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes => _attributes;

    /// <param name="open">Name of the element that is open now: an unending CDATA section ends with it.</param>
    public FeedToken Next(string open)
    {
        while (_at < text.Length)
        {
            if (text[_at] != '<' || !IsMarkup(_at))
                return Text();
            if (Starts("<![CDATA["))
                return CData(open);
            if (Starts("</"))
                return Close();
            if (text[_at + 1] is not ('!' or '?'))
                return Open();
            Skip();
        }

        return new FeedToken(FeedTokenKind.End, text.Length, text.Length);
    }

    private bool Starts(string what) => string.CompareOrdinal(text, _at, what, 0, what.Length) == 0;

    private bool IsMarkup(int at) => at + 1 < text.Length && text[at + 1] switch
    {
        '!' => at + 2 >= text.Length || text[at + 2] is '-' or '[' or '>' || char.IsLetter(text[at + 2]),
        '?' or '_' => true,
        '/' => at + 2 < text.Length && (char.IsLetter(text[at + 2]) || text[at + 2] is '_' or ' '),
        char first => char.IsLetter(first),
    };

    private FeedToken Text()
    {
        int start = _at++;
        while (_at < text.Length)
        {
            int next = text.IndexOf('<', _at);
            _at = next < 0 ? text.Length : next;
            if (next < 0 || IsMarkup(next))
                break;
            _at++;
        }

        return new FeedToken(FeedTokenKind.Text, start, _at);
    }

    private FeedToken CData(string open)
    {
        int start = _at + 9;
        int end = _noCDataEnd ? -1 : text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end >= 0)
        {
            _at = end + 3;
            return new FeedToken(FeedTokenKind.CData, start, end);
        }

        _noCDataEnd = true;
        end = open.Length == 0 ? -1 : text.IndexOf("</" + open, start, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? text.Length : end;
        return new FeedToken(FeedTokenKind.CData, start, _at);
    }

    private FeedToken Close()
    {
        int start = _at, end = text.AsSpan(_at + 2).IndexOfAny('>', '<');
        end = end < 0 ? text.Length : _at + 2 + end;
        string name = text[(_at + 2)..end].Trim();
        _at = end < text.Length && text[end] == '>' ? end + 1 : end;
        return new FeedToken(FeedTokenKind.Close, start, _at, name);
    }

    private FeedToken Open()
    {
        int start = _at++;
        string name = Name();
        _attributes.Clear();
        int limit = Math.Min(text.Length, start + LongestTag);
        while (_at < limit)
        {
            char now = text[_at];
            if (now == '<')
                return new FeedToken(FeedTokenKind.Open, start, _at, name);
            if (now == '>')
                return new FeedToken(FeedTokenKind.Open, start, ++_at, name, text[_at - 2] == '/');
            if (char.IsWhiteSpace(now) || now is '/' or '"' or '\'' or '=')
                _at++;
            else
                Attribute(limit);
        }

        return new FeedToken(FeedTokenKind.Open, start, _at, name);
    }

    private void Attribute(int limit)
    {
        string name = Name();
        while (_at < limit && char.IsWhiteSpace(text[_at]))
            _at++;
        if (name.Length == 0)
            _at++;
        if (_at >= limit || text[_at] != '=')
        {
            _attributes.Add(new(name, ""));
            return;
        }

        do
            _at++;
        while (_at < limit && char.IsWhiteSpace(text[_at]));
        _attributes.Add(new(name, FeedEntities.Decode(Value(limit))));
    }

    private ReadOnlySpan<char> Value(int limit)
    {
        ReadOnlySpan<char> rest = text.AsSpan(_at, Math.Max(0, limit - _at));
        int skip = rest.Length > 0 && rest[0] is '"' or '\'' ? 1 : 0;
        int end = skip == 1 ? rest[1..].IndexOf(rest[0]) : -1;
        if (end >= 0)
        {
            _at += end + 2;
            return rest.Slice(1, end);
        }

        end = rest[skip..].IndexOfAny(" \t\r\n>");
        end = end < 0 ? rest.Length : end + skip;
        _at += end;
        return rest[skip..end];
    }

    private string Name()
    {
        int start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('>' or '/' or '=' or '<' or '"' or '\''))
            _at++;
        return text[start.._at];
    }

    /// <summary>Passes over a comment, a processing instruction, or a DOCTYPE with its internal subset.</summary>
    private void Skip()
    {
        if (Starts("<!--") && !_noCommentEnd)
        {
            int end = text.IndexOf("-->", Math.Min(text.Length, _at + 4), StringComparison.Ordinal);
            if (end >= 0)
            {
                _at = end + 3;
                return;
            }

            _noCommentEnd = true;
        }

        int bracket = text.AsSpan(_at).IndexOfAny('>', '[');
        if (text[_at + 1] == '!' && bracket >= 0 && text[_at + bracket] == '[')
        {
            int subset = text.IndexOf(']', _at + bracket);
            bracket = subset < 0 ? -1 : subset - _at + text.AsSpan(subset).IndexOf('>');
        }
        else
        {
            bracket = text.AsSpan(_at).IndexOf('>');
        }

        _at = bracket <= 0 ? text.Length : _at + bracket + 1;
    }
}
