using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Reads all letters of a page that the extractor could take for text, without building a tree: markup parts them loosely, references and
/// escapes are resolved, and of scripts only those are read that carry data. It follows the tokenizer of the HTML standard (13.2.5); where
/// that depends on the tree, it gives up.
/// </summary>
internal ref struct PageSkim
{
    private readonly ReadOnlySpan<byte> page;
    private readonly PageLetters letters;
    private int at;

    /// <summary>Stretches inside of tags, which stand nowhere in the flow of the text.</summary>
    private readonly List<(int From, int To)> aside = [];

    /// <summary>It cannot be told how the parser reads the page.</summary>
    private bool uncertain;

    /// <summary>Of each element that may be left out, where the last one began.</summary>
    private readonly Dictionary<ulong, int> opened = [];

    /// <summary>Letters that stood here when a table or row began and no cell yet; −1 = it is not so. The parser moves text that stands there.</summary>
    private int outsideCells = -1;

    private PageSkim(ReadOnlySpan<byte> page, PageLetters letters)
    {
        this.page = page;
        this.letters = letters;
    }

    /// <summary>False = only the slow path can read this page.</summary>
    /// <param name="page">UTF-8.</param>
    /// <param name="letters">They are added here.</param>
    public static bool Read(ReadOnlySpan<byte> page, PageLetters letters)
    {
        PageSkim skim = new(page, letters);
        skim.Text(page.Length, TextMode.Markup);
        for (int i = 0; i < skim.aside.Count; i++)  // reading one may add another
        {
            letters.Part(LetterMarks.Apart);
            skim.at = skim.aside[i].From;
            skim.Text(skim.aside[i].To, TextMode.Plain);
        }

        return !skim.uncertain;
    }

    /// <summary>How <c>&lt;</c> is read: as the begin of markup, as a character, as markup in the strings of data.</summary>
    private enum TextMode { Markup, Plain, Data }

    private void Text(int end, TextMode mode)
    {
        while (at < end && !uncertain)
        {
            byte b = page[at];
            if (b >= 0x80)
            {
                Character();
            }
            else if (char.IsAsciiLetterOrDigit((char)b))
            {
                at += letters.AddAscii(page[at..end]);
            }
            else if (b == '<' && mode == TextMode.Markup)
            {
                Markup(end);
            }
            else if (b == '<' && mode == TextMode.Data)
            {
                MarkupInData(end);
            }
            else if (b == '&')
            {
                at++;
                Reference(mode);
            }
            else if (b == '\\')
            {
                Escape(end, mode);
            }
            else
            {
                letters.Part(Between(b));
                at++;
            }
        }

        at = Math.Max(at, end);
    }

    /// <summary>White space, a hyphen, a control character, or something else.</summary>
    private static LetterMarks Between(byte b) =>
        b is (byte)' ' or (byte)'-' or (>= 9 and <= 13) ? LetterMarks.Blank : b is < 0x20 or 0x7F ? LetterMarks.Loose : LetterMarks.Apart;

    private void Character()
    {
        if (Rune.DecodeFromUtf8(page[at..], out Rune rune, out int length) != OperationStatus.Done)
            letters.Part(LetterMarks.Apart);
        else if (rune.IsBmp)
            Add((char)rune.Value);
        else if (rune.ToString().Normalize(NormalizationForm.FormC) is [var composed])
            Add(composed);
        else
            letters.Part(LetterMarks.Apart);
        at += length;
    }

    private void Add(char c)
    {
        // parts of Hangul syllables, voicing marks and half-width kana join the letter beside them
        uncertain |= c is >= '\u1100' and <= '\u11FF' or '\u3099' or '\u309A' or (>= '\uFF66' and <= '\uFF9F');
        letters.Add(c);
    }

    /// <summary>The character reference whose ampersand stands just before; references to an ampersand may be read again.</summary>
    private void Reference(TextMode mode)
    {
        string symbol = "&";
        for (int layer = 0; symbol == "&" && layer <= WordReader.MostLayers; layer++)
        {
            symbol = CharacterReference.Read(page[at..], out int length);
            at += length;
        }

        if (symbol.Length == 0 || char.IsSurrogate(symbol[0]))
            letters.Part(LetterMarks.Apart);
        else if (symbol == "<" && mode == TextMode.Data)
            EscapedTag();
        else
            Add(symbol);
    }

    private void Add(string symbol)
    {
        foreach (char c in symbol)
            Add(c);
    }

    private void Escape(int end, TextMode mode)
    {
        byte next = at + 1 < end ? page[at + 1] : (byte)0;
        if (WordReader.IsEscape(page[at..end]))
        {
            char c = (char)CharacterReference.CodeUnit(page[(at + 2)..]);
            at += WordReader.EscapeLength;
            if (c == '&')
                Reference(mode);
            else if (c == '<')
                EscapedTag();
            else if (char.IsSurrogate(c))
                letters.Part(LetterMarks.Apart);
            else
                Add(c);
        }
        else if (mode == TextMode.Data && next is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'f' or (byte)'b' or (byte)'"')
        {
            letters.Part(next == 'b' ? LetterMarks.Loose : next == '"' ? LetterMarks.Apart : LetterMarks.Blank);
            at += 2;
        }
        else
        {
            letters.Part(LetterMarks.Loose);
            at++;
        }
    }

    /// <summary>A tag whose bracket was escaped.</summary>
    private void EscapedTag()
    {
        int behind = WordReader.BehindEscapedTag(page, at);
        letters.Part(behind < 0 ? LetterMarks.Apart : LetterMarks.Loose);
        if (behind < 0)
            return;
        aside.Add((at, behind));
        at = behind;
    }

    private void MarkupInData(int end)
    {
        int behind = Prefilter.Markup.End(page[..Math.Min(end, at + WordReader.LongestTag)], at, touches: false);
        bool isMarkup = behind >= 0;
        letters.Part(isMarkup ? LetterMarks.Loose : LetterMarks.Apart);
        if (isMarkup)
            aside.Add((at + 1, behind));
        at = isMarkup ? behind : at + 1;
    }

    private void Markup(int end)
    {
        byte next = at + 1 < end ? page[at + 1] : (byte)0;
        bool closes = next == '/';
        int name = closes ? at + 2 : at + 1;
        if (name < end && char.IsAsciiLetter((char)page[name]))
        {
            Tag(name, closes, end);
            return;
        }

        if (!closes && next is not ((byte)'!' or (byte)'?'))
        {
            letters.Part(LetterMarks.Apart);
            at++;
            return;
        }

        // CDATA is text in foreign elements and a comment elsewhere
        int behind = page[at..end].StartsWith("<![CDATA["u8) ? Prefilter.Markup.Uncertain : Prefilter.Markup.DeclarationEnd(page[..end], at);
        uncertain |= behind < 0;
        letters.Part(LetterMarks.Loose);
        at = Math.Max(at + 1, behind);
    }

    private void Tag(int name, bool closes, int end)
    {
        letters.Part(LetterMarks.Loose);
        uncertain |= outsideCells >= 0 && letters.Count > outsideCells;
        TagReader tag = new(page[..end], name);
        while (tag.Next())
        {
            if (!closes && tag.IsContent)
                aside.Add((tag.ValueStart, tag.ValueEnd));
        }

        uncertain |= tag.At < 0;
        if (uncertain)
            return;
        ReadOnlySpan<byte> whole = page[at..tag.At];
        at = tag.At;
        TagNames.Kind kind = TagNames.KindOf(tag.Name);
        if (!closes && kind is TagNames.Kind.Raw or TagNames.Kind.Hidden or TagNames.Kind.Script or TagNames.Kind.Style)
            Content(kind, page[name..tag.NameEnd], whole, end);
        else if (kind == TagNames.Kind.LeftOut)
            LeftOut(tag.Name, closes);
        else if (kind is TagNames.Kind.Table or TagNames.Kind.Rows or TagNames.Kind.Cell)
            outsideCells = kind == TagNames.Kind.Rows || closes == (kind == TagNames.Kind.Cell) ? letters.Count : -1;
        uncertain |= page[name..tag.NameEnd].SequenceEqual("plaintext"u8);  // all that follows is text
    }

    /// <summary>An element whose content is no markup to the tokenizer.</summary>
    private void Content(TagNames.Kind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> tag, int end)
    {
        int close = TagNames.Close(page[..end], at, name), from = letters.Count;
        uncertain |= close < 0;
        if (uncertain)
            return;
        if (kind == TagNames.Kind.Script && !TagNames.MayCarryText(tag, page[at..close]) || kind == TagNames.Kind.Style)
            at = close;
        else
            Text(close, kind switch { TagNames.Kind.Raw => TextMode.Plain, TagNames.Kind.Script => TextMode.Data, _ => TextMode.Markup });
        letters.LeaveOut(from);
        outsideCells = outsideCells < 0 ? -1 : letters.Count;
    }

    private void LeftOut(ulong name, bool closes)
    {
        if (!closes)
            opened[name] = letters.Count;
        else if (opened.Remove(name, out int from))
            letters.LeaveOut(from);
    }
}
