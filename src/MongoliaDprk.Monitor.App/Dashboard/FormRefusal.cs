namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>Says in words what the framework answers with an empty page: a form without a valid antiforgery token, or one that its page no longer has.</summary>
internal static class FormRefusal
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (HttpMethods.IsPost(context.Request.Method) && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
        {
            await FailurePage.WritePageAsync(
                context, "Not accepted", "Nothing was changed: the form was not one of a page of this monitor, or of one that was loaded before its last start. Go back, load the page again and send it once more.");
        }
    }
}
