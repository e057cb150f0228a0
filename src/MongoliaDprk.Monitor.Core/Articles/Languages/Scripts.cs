namespace MongoliaDprk.Monitor.Core.Articles.Languages;

/// <summary>Letters of a text counted by script.</summary>
internal sealed class Scripts
{
    private const int Limit = 20_000;

    /// <summary>Scripts that one language on news pages writes.</summary>
    private static readonly (char First, char Last, string Language)[] Single =
    [
        ('\u0370', '\u03ff', "el"), ('\u0530', '\u058f', "hy"), ('\u0590', '\u05ff', "he"), ('\u0980', '\u09ff', "bn"), ('\u0a00', '\u0a7f', "pa"),
        ('\u0a80', '\u0aff', "gu"), ('\u0b80', '\u0bff', "ta"), ('\u0c00', '\u0c7f', "te"), ('\u0c80', '\u0cff', "kn"), ('\u0d00', '\u0d7f', "ml"),
        ('\u0d80', '\u0dff', "si"), ('\u0e00', '\u0e7f', "th"), ('\u0e80', '\u0eff', "lo"), ('\u0f00', '\u0fff', "bo"), ('\u1000', '\u109f', "my"),
        ('\u10a0', '\u10ff', "ka"), ('\u1200', '\u137f', "am"), ('\u1780', '\u17ff', "km"), ('\u1800', '\u18af', "mn"),
    ];

    public int Letters { get; private set; }

    public int Hangul { get; private set; }

    public int Kana { get; private set; }

    public int Han { get; private set; }

    /// <summary>Letters of each script in the table, by its language.</summary>
    public Dictionary<string, int> OfOneLanguage { get; } = new(StringComparer.Ordinal);

    public static Scripts Count(string text)
    {
        Scripts scripts = new();
        for (int i = 0; i < text.Length && i < Limit; i++)
        {
            if (char.IsLetter(text[i]))
                scripts.Add(text[i]);
        }

        return scripts;
    }

    private void Add(char c)
    {
        Letters++;
        if (c < '\u0370')
            return;
        if (c is >= '\uac00' and <= '\ud7af' or >= '\u1100' and <= '\u11ff')
            Hangul++;
        else if (c is >= '\u3041' and <= '\u30ff')
            Kana++;
        else if (c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff')
            Han++;
        else
            AddOfOneLanguage(c);
    }

    private void AddOfOneLanguage(char c)
    {
        foreach ((char first, char last, string language) in Single)
        {
            if (c >= first && c <= last)
            {
                OfOneLanguage[language] = OfOneLanguage.GetValueOrDefault(language) + 1;
                return;
            }
        }
    }
}
