using Microsoft.Extensions.Configuration;
using MongoliaDprk.Monitor.App.Commands;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Settings that stand in files of their own.</summary>
public sealed class SecretSettingsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_text_of_the_named_file_is_the_value_and_where_it_came_from_is_said_without_it()
    {
        File.WriteAllText(file, "hunter2\n");
        IConfigurationRoot settings = Read(("Monitor:DatabasePassword:File", file), ("Monitor:Database", "Host=db;Password=inside"));
        Assert.Equal("hunter2", settings["Monitor:DatabasePassword"]);
        string told = string.Join('\n', SecretSettings.Lines(settings, "Host=db;Pwd=typed"));
        Assert.Contains($"secret Monitor:DatabasePassword: set, from the file {file}", told, StringComparison.Ordinal);
        Assert.Contains("secret Monitor:Database (password in it): set", told, StringComparison.Ordinal);
        Assert.Contains("warning: the database's password stands on the command line", told, StringComparison.Ordinal);
        Assert.All(["hunter2", "inside", "typed"], secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_given_twice_and_a_file_that_is_not_there_or_empty_are_named()
    {
        Assert.Contains("both set", Assert.Throws<CommandException>(() => Read(("Monitor:DatabasePassword:File", file), ("Monitor:DatabasePassword", "x"))).Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<CommandException>(() => Read(("Monitor:DatabasePassword:File", file))).Message, StringComparison.Ordinal);
        Assert.Contains("/no/such/file", Assert.Throws<CommandException>(() => Read(("Monitor:DatabasePassword:File", "/no/such/file"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Username=u", "a;b'\"c", true)]
    [InlineData("/var/lib/monitor.db", "x", false)]
    public void A_password_is_put_into_the_connection_string_whatever_is_in_it(string database, string password, bool isPostgres)
    {
        MonitorOptions options = new() { Database = database, DatabasePassword = password };
        if (isPostgres)
            Assert.Equal(password, new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString).Password);
        else
            Assert.Equal(database, options.ConnectionString);
    }

    private static IConfigurationRoot Read(params (string Key, string Value)[] settings) =>
        SecretSettings.WithFiles(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)), "Monitor");
}
