using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Api;

/// <summary>A program that is made from the document must meet no surprise.</summary>
public sealed class OpenApiTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task The_document_tells_every_address_that_is_mapped_and_no_other()
    {
        JsonElement document = await JsonAsync(ApiEndpoints.Root + "/openapi.json");
        string[] told = [.. document.GetProperty("paths").EnumerateObject().Select(p => p.Name)];
        string[] mapped =
        [
            .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText!.StartsWith(ApiEndpoints.Root, StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
                .Select(e => e.RoutePattern.RawText!.Replace(":long", "", StringComparison.Ordinal)).Distinct(),
        ];
        Assert.Equal(mapped.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        string[] ids = [.. document.GetProperty("paths").EnumerateObject().Select(p => p.Value.GetProperty("get").GetProperty("operationId").GetString()!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task Every_answer_has_the_keys_that_its_schema_names()
    {
        JsonElement paths = (await JsonAsync(ApiEndpoints.Root + "/openapi.json")).GetProperty("paths");
        foreach (JsonProperty path in paths.EnumerateObject().Where(p => !p.Name.Contains('{', StringComparison.Ordinal) && !p.Name.Contains('.', StringComparison.Ordinal) && p.Name != "/api/v1/article"))
        {
            JsonElement schema = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            JsonElement answer = await JsonAsync(path.Name);
            Assert.Equal(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name), answer.EnumerateObject().Select(p => p.Name));
        }
    }

    [Fact]
    public async Task Every_parameter_that_is_told_is_understood()
    {
        foreach (ApiOperation operation in ApiEndpoints.Operations.Where(o => !o.Path.Contains('{', StringComparison.Ordinal) && o.Path != "/api/v1/article"))
        {
            string query = string.Join('&', operation.Parameters.Select(p => $"{p.Name}={Value(p)}"));
            using HttpResponseMessage response = await site.Client.GetAsync($"{operation.Path}?{query}");
            Assert.True(response.IsSuccessStatusCode, $"{operation.Path}?{query}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    private static string Value(ApiParameter parameter) =>
        parameter.Values?[0] ?? (parameter.Format == "date" ? "2026-03-04" : parameter.Type switch { "integer" => "1", "boolean" => "true", _ => "x" });

    private async Task<JsonElement> JsonAsync(string address)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        string words = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, words);
        return JsonDocument.Parse(words).RootElement;
    }
}
