using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What is drawn at one step.</summary>
/// <param name="Value">Null = not known: shaded, not a zero.</param>
/// <param name="Words">Shown when the step is pointed at.</param>
/// <param name="Address">The list behind the value, or null.</param>
/// <param name="Line">Height of the line over the bars at this step, or null.</param>
/// <param name="Tick">Height of the mark beside the bar, or null.</param>
public sealed record ChartStep(double? Value, string Words, string? Address = null, double? Line = null, double? Tick = null);

/// <summary>
/// Bars as SVG, stretched to the width there is; shaded where nothing is known. The words stand beside it in HTML, so they keep their size.
/// Every bar leads to its list by the mouse; the table below a chart has the same links for the keyboard and for readers.
/// </summary>
public sealed class BarChart : ComponentBase
{
    private const int Height = 44;
    private const int PointedAtMost = 400;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Description { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartStep> Steps { get; set; }

    /// <summary>The value that is as high as the chart; several charts share it.</summary>
    [Parameter, EditorRequired]
    public double Highest { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bars\" role=\"group\" aria-labelledby=\"{Id}-t {Id}-d\" viewBox=\"0 0 {Steps.Count * 10} {Height}\" preserveAspectRatio=\"none\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-t\">{Encoder.Encode(Title)}</title><desc id=\"{Id}-d\">{Encoder.Encode(Description)}</desc>");
        for (int i = 0; i < Steps.Count; i++)
            Step(svg, i);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"base\" d=\"M0 {Height - 0.5}H{Steps.Count * 10}\"/>");
        Line(svg);
        builder.AddMarkupContent(0, svg.Append("</svg>").ToString());
    }

    private void Step(StringBuilder svg, int i)
    {
        ChartStep step = Steps[i];
        bool pointed = Steps.Count <= PointedAtMost;
        bool linked = pointed && step is { Address: not null, Value: > 0 };
        if (linked)
            svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encoder.Encode(step.Address!)}\" tabindex=\"-1\" aria-hidden=\"true\">");
        if (step.Value is null)
            Box(svg, "shade", i * 10, 10, Height, pointed ? step.Words : null);
        else if (pointed)
            Box(svg, "point", i * 10, 10, Height, step.Words);
        if (step.Tick is > 0)
            Box(svg, "tick", (i * 10) + 0.5, 9, High(step.Tick.Value), null, thin: true);
        if (step.Value is > 0)
            Box(svg, "value", (i * 10) + 1, 8, Math.Max(1.5, High(step.Value.Value)), pointed ? step.Words : null);
        if (linked)
            svg.Append("</a>");
    }

    private double High(double value) => (Height - 1.0) * Math.Min(1, value / Math.Max(double.Epsilon, Highest));

    /// <param name="thin">Only its upper edge.</param>
    private static void Box(StringBuilder svg, string kind, double x, double width, double high, string? words, bool thin = false)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{Height - high:0.##}\" width=\"{width:0.#}\" height=\"{(thin ? 1.2 : high):0.##}\"");
        svg.Append(words is null ? "/>" : $"><title>{Encoder.Encode(words)}</title></rect>");
    }

    private void Line(StringBuilder svg)
    {
        bool pen = false;
        var path = new StringBuilder();
        for (int i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Line is { } at)
                path.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{(i * 10) + 5} {Height - High(at):0.##}");
            pen = Steps[i].Line is not null;
        }

        if (path.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line\" d=\"{path}\"/>");
    }
}
