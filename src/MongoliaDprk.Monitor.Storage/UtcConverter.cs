using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>UTC in and UTC out: PostgreSQL refuses other kinds, SQLite forgets the kind.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    at => at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc),
    at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
