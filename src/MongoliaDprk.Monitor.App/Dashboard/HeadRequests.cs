namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>Answers HEAD as GET without its body (RFC 9110, 9.3.2): pages are mapped for GET and POST only. Must stand before routing.</summary>
internal static class HeadRequests
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        Stream body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
