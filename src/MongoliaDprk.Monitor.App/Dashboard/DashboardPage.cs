using Microsoft.AspNetCore.Components;
using MongoliaDprk.Monitor.App.Api;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>A page made on the server for one request.</summary>
public abstract class DashboardPage : ComponentBase
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    /// <summary>What the address asks for; set before <see cref="LoadAsync"/>.</summary>
    internal QueryReader Query { get; private set; } = null!;

    /// <summary>Today in UTC.</summary>
    protected DateOnly Now => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Everything is read before the first rendering: a page is sent once, and whole.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Query = new QueryReader(Context.Request.Query);
        await LoadAsync(Context.RequestAborted);
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>The page says that there is no such thing, with status 404. Set any earlier, the framework would send the status without the page.</summary>
    protected void AnswerNotFound() => Context.Response.OnStarting(() =>
    {
        Context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);
}
