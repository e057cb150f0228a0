using MongoliaDprk.Monitor.App.Api;

namespace MongoliaDprk.Monitor.App.Tests.Api;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("one\r\ntwo", "one two")]
    [InlineData("it's", "it's")]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'=1")]
    [InlineData("\u202E=1", "'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=1;x", "\"'=1;x\"")]
    [InlineData(null, "")]
    public void No_field_is_a_formula_or_breaks_its_row(string? words, string field) => Assert.Equal(field, Csv.Field(words));
}
