using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The name of a value in lower case, as the views promise it: they show the column itself, so that its indexes serve them.</summary>
internal sealed class LowerNameConverter<TEnum>() : ValueConverter<TEnum, string>(value => Of(value), name => Enum.Parse<TEnum>(name, true))
    where TEnum : struct, Enum
{
    public static string Of(TEnum value) => value.ToString().ToLowerInvariant();
}
