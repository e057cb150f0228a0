using System.Text;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>RFC 2045 §6.7: text that stays readable in the raw e-mail.</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;

    /// <summary>Mostly ASCII; else Base64 is shorter.</summary>
    public static bool Suits(string text) => text.Count(c => !char.IsAscii(c)) * 6 < text.Length;

    /// <param name="text">With CRLF as line ends.</param>
    public static string Encode(string text)
    {
        var all = new StringBuilder();
        string[] lines = text.Split("\r\n");
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                all.Append("\r\n");
            AppendLine(all, Encoding.UTF8.GetBytes(lines[i]));
        }

        return all.ToString();
    }

    private static void AppendLine(StringBuilder all, byte[] line)
    {
        int column = 0;
        for (int i = 0; i < line.Length; i++)
        {
            byte b = line[i];
            bool last = i == line.Length - 1;
            // a blank at the end of a line gets lost on the way
            string piece = b is >= 33 and <= 126 and not (byte)'=' || (b is 32 or 9 && !last) ? ((char)b).ToString() : $"={b:X2}";
            if (column + piece.Length > LineLength - (last ? 0 : 1))
            {
                all.Append("=\r\n");
                column = 0;
            }

            all.Append(piece);
            column += piece.Length;
        }
    }
}
