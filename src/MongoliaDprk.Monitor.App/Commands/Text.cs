using System.Globalization;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>How numbers, days and names of things are written on the terminal, the same in every culture.</summary>
internal static class Text
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>"one thing", "2 things".</summary>
    public static string Counted(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{Number(number)} {many}";
}
