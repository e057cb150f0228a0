using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One direction's visits over the years as SVG, a bar per year with its stages on top of each other. The table below says the same in words.</summary>
public sealed class VisitTimeLine : ComponentBase
{
    private const int Height = 44;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public int First { get; set; }

    [Parameter, EditorRequired]
    public int Last { get; set; }

    /// <summary>The number that is as high as the picture; several share it.</summary>
    [Parameter, EditorRequired]
    public int Highest { get; set; }

    [Parameter, EditorRequired]
    public required ILookup<int, (VisitStage Stage, int Count)> Years { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        int width = (Last - First + 1) * 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bars\" role=\"img\" aria-labelledby=\"{Id}-t {Id}-d\" viewBox=\"0 0 {width} {Height}\" preserveAspectRatio=\"none\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-t\">{Encoder.Encode(Title)}</title><desc id=\"{Id}-d\">Visits per year from {First} to {Last}; the numbers are in the table.</desc>");
        for (int year = First; year <= Last; year++)
            Bar(svg, year);
        builder.AddMarkupContent(0, svg.Append(CultureInfo.InvariantCulture, $"<path class=\"base\" d=\"M0 {Height - 0.5}H{width}\"/></svg>").ToString());
    }

    private void Bar(StringBuilder svg, int year)
    {
        double top = Height;
        (VisitStage Stage, int Count)[] stages = [.. Years[year].OrderBy(s => s.Stage)];
        string words = stages.Length == 0 ? $"{year}: none" : $"{year}: {string.Join(", ", stages.Select(s => $"{s.Count} {Word(s.Stage)}"))}";
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Encoder.Encode(words)}</title><rect class=\"point\" x=\"{(year - First) * 10}\" y=\"0\" width=\"10\" height=\"{Height}\"/>");
        foreach ((VisitStage stage, int count) in stages)
        {
            double high = (Height - 1.0) * count / Math.Max(1, Highest);
            top -= high;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"fill-{Word(stage)}\" x=\"{((year - First) * 10) + 1}\" y=\"{top:0.##}\" width=\"8\" height=\"{high:0.##}\"/>");
        }

        svg.Append("</g>");
    }

    private static string Word(VisitStage stage) => stage.ToString().ToLowerInvariant();
}
