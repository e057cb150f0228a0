namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Steps through the attributes of a tag as the tokenizer of the HTML standard does (13.2.5.32 ff.).</summary>
internal ref struct TagReader
{
    /// <summary>The only attribute whose value the extractor takes for text.</summary>
    private const string TextAttribute = "content";

    private readonly ReadOnlySpan<byte> page;
    private int nameStart;
    private int nameEnd;

    /// <param name="name">Offset of the tag's name.</param>
    public TagReader(ReadOnlySpan<byte> page, int name)
    {
        this.page = page;
        int end = name;
        while (end < page.Length && !EndsName(page[end]))
            end++;
        NameEnd = At = end;
        Name = TagNames.Key(page[name..end]);
    }

    /// <summary>See <see cref="TagNames.Key"/>.</summary>
    public ulong Name { get; }

    public int NameEnd { get; }

    /// <summary>Offset behind what was read, at the end behind the tag; −1 = the page ends within it.</summary>
    public int At { get; private set; }

    public int ValueStart { get; private set; }

    public int ValueEnd { get; private set; }

    /// <summary>Whether the value is text.</summary>
    public readonly bool IsContent => nameEnd - nameStart == TextAttribute.Length && System.Text.Ascii.EqualsIgnoreCase(page[nameStart..nameEnd], TextAttribute);

    /// <summary>Moves to the next attribute that has a value; false = the tag ends.</summary>
    public bool Next()
    {
        while (At >= 0)
        {
            SkipBlanks(andSlashes: true);
            if (At >= page.Length)
                break;
            if (page[At] == '>')
            {
                At++;
                return false;
            }

            nameStart = At++;  // an equals sign here is part of the name
            while (At < page.Length && !EndsName(page[At]) && page[At] != '=')
                At++;
            nameEnd = At;
            SkipBlanks(andSlashes: false);
            if (At < page.Length && page[At] == '=')
                return Value();
        }

        At = -1;
        return false;
    }

    private bool Value()
    {
        At++;
        SkipBlanks(andSlashes: false);
        if (At >= page.Length)
        {
            At = -1;
            return false;
        }

        byte quote = page[At];
        bool quoted = quote is (byte)'"' or (byte)'\'';
        ValueStart = quoted ? At + 1 : At;
        ReadOnlySpan<byte> rest = page[ValueStart..];
        int length = quoted ? rest.IndexOf(quote) : rest.IndexOfAny(" \t\n\f\r>"u8);
        ValueEnd = ValueStart + length;
        At = length < 0 ? -1 : quoted ? ValueEnd + 1 : ValueEnd;
        return length >= 0;
    }

    private void SkipBlanks(bool andSlashes)
    {
        while (At < page.Length && (page[At] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' || andSlashes && page[At] == '/'))
            At++;
    }

    private static bool EndsName(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)'/' or (byte)'>';
}
