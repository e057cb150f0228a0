namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>One table of a copied database.</summary>
/// <param name="Digest">Of what its rows say, in hexadecimal: the same on SQLite and PostgreSQL, in whatever order the rows stand.</param>
public sealed record CopiedTable(string Name, long Rows, string Digest);
