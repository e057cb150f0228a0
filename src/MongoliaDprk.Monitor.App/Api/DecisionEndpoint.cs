using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>A decision about a visit, as programs send it.</summary>
/// <param name="Kind">confirm, reject, merge, split, correct or undo.</param>
/// <param name="Why">Kept with the decision.</param>
/// <param name="Version">Of the visit as it was seen: refused when it has changed since. Null = as it is now.</param>
/// <param name="Into">Merge: the visit that it is.</param>
/// <param name="Articles">Split: whose reports are of another visit.</param>
/// <param name="Visitors">Correct: ids or words; null in this and what follows = as it is, "" = not known.</param>
internal sealed record DecisionJson(
    string Kind, string Why, int? Version = null, long? Into = null, IReadOnlyList<long>? Articles = null, IReadOnlyList<string>? Visitors = null, string? From = null, string? To = null,
    string? Place = null, string? Start = null, string? End = null, string? Stage = null, string? Note = null);

/// <summary>The one thing that the API changes: <c>POST /api/v1/visits/{id}</c> decides about a visit, in the name of the account whose token is shown.</summary>
internal static class DecisionEndpoint
{
    public const string Route = ApiEndpoints.Root + "/visits/{id:long}";

    public static void MapDecisions(this WebApplication app) => app.MapPost(Route, DecideAsync).WithMetadata(new NeedsAttribute(AccountRole.Reader, AccountRole.Analyst));

    /// <summary>For the OpenAPI document, beside the reading of the same address.</summary>
    public static JsonObject Document() => new()
    {
        ["operationId"] = "visits_id_decide",
        ["summary"] = "Decide about the visit; needs a token of scope write of an analyst.",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "id", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "integer" } }),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = ApiAnswer.Format.GetJsonSchemaAsNode(typeof(DecisionJson)) } },
        },
        ["responses"] = new JsonObject
        {
            ["303"] = new JsonObject { ["description"] = "It is kept; Location is the visit that it led to." },
            ["409"] = new JsonObject { ["description"] = "The visit has changed since it was seen." },
            ["422"] = new JsonObject { ["description"] = "It cannot be decided; the detail says why." },
        },
    };

    /// <summary>Only JSON is read: no page of another site can send that without being asked back.</summary>
    private static async Task<IResult> DecideAsync(HttpContext context, long id, VisitQueries ledger, VisitDesk desk, ShownNames names, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
            return ApiAnswer.Problem(StatusCodes.Status415UnsupportedMediaType, "The request cannot be understood.", "Send application/json.");
        if (await ledger.FindAsync(id, cancellationToken) is not { } record)
            return ApiAnswer.NotFound("The ledger has no such visit.");
        CurrentUser user = CurrentUser.Of(context)!;
        try
        {
            DecisionJson asked = await context.Request.ReadFromJsonAsync<DecisionJson>(ApiAnswer.Format, cancellationToken) ?? throw new JsonException("it is null");
            await desk.DecideAsync(record.Visit, Filled(DecisionInput.Of(record.Visit, user.Name, names), asked), CurrentUser.From(context), cancellationToken);
            context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{ApiEndpoints.Root}/visits/{(asked.Kind == "merge" ? asked.Into ?? id : id)}");
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (JsonException e)
        {
            return ApiAnswer.Wrong($"The decision cannot be read: {e.Message}");
        }
        catch (VisitDecisionException e)
        {
            return ApiAnswer.Problem(e.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, "Nothing was decided.", e.Message);
        }
    }

    private static DecisionInput Filled(DecisionInput unwritten, DecisionJson asked) => unwritten with
    {
        Kind = asked.Kind ?? "",
        Why = asked.Why ?? "",
        Version = asked.Version ?? unwritten.Version,
        Into = asked.Into?.ToString(CultureInfo.InvariantCulture) ?? "",
        Articles = asked.Articles ?? [],
        Visitors = asked.Visitors is { } visitors ? string.Join('\n', visitors) : unwritten.Visitors,
        From = asked.From ?? unwritten.From,
        To = asked.To ?? unwritten.To,
        Place = asked.Place ?? unwritten.Place,
        Start = asked.Start ?? unwritten.Start,
        End = asked.End ?? unwritten.End,
        Stage = asked.Stage ?? unwritten.Stage,
        Note = asked.Note ?? unwritten.Note,
    };
}
