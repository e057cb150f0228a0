using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Bars as SVG, stretched to the width there is. The words stand beside it in HTML, so they keep their size.</summary>
public sealed class BarChart : ComponentBase
{
    private const int Height = 40;
    private const int HoverAtMost = 200;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Description { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DateOnly> Steps { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<int> Values { get; set; }

    /// <summary>The value that is as high as the chart; several charts share it.</summary>
    [Parameter, EditorRequired]
    public int Highest { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bars\" role=\"img\" aria-labelledby=\"{Id}-t {Id}-d\" viewBox=\"0 0 {Values.Count * 10} {Height}\" preserveAspectRatio=\"none\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-t\">{Encoder.Encode(Title)}</title><desc id=\"{Id}-d\">{Encoder.Encode(Description)}</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"base\" d=\"M0 {Height - 0.5}H{Values.Count * 10}\"/>");
        for (int i = 0; i < Values.Count; i++)
        {
            if (Values[i] > 0)
                svg.Append(Bar(i));
        }

        builder.AddMarkupContent(0, svg.Append("</svg>").ToString());
    }

    private string Bar(int i)
    {
        double high = Math.Max(1.5, (Height - 1.0) * Values[i] / Math.Max(1, Highest));
        string shape = string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{i * 10 + 1}\" y=\"{Height - high:0.##}\" width=\"8\" height=\"{high:0.##}\"");
        return Values.Count > HoverAtMost
            ? shape + "/>"
            : string.Create(CultureInfo.InvariantCulture, $"{shape}><title>{Steps[i]:yyyy-MM-dd}: {Values[i]}</title></rect>");
    }
}
