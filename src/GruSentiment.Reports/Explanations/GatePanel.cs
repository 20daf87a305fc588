using GruSentiment.Explanations;
using GruSentiment.Reports.Plots;
using ScottPlot;
using SkiaSharp;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Explanations;

/// <summary>A gate at work: its mean over the units as a line, and below it each unit as a row of a heat map, word by word.</summary>
/// <param name="gates">The gates.</param>
/// <param name="values">Those of this gate [T, D·H].</param>
/// <param name="order">The units of all directions as rows, from above.</param>
/// <param name="read">Places of the words that were read, among all words.</param>
internal sealed class GatePanel(GateActivity gates, IReadOnlyList<float> values, int[] order, int[] read)
{
    /// <summary>Height of the line and the heat map in pixels.</summary>
    public const float Height = LineHeight + Gap + MapHeight;

    private const float LineHeight = 84, Gap = 14, MapHeight = 200, Between = 6;

    // White to Okabe and Ito's bluish green to a dark one: told apart by lightness alone.
    private static readonly Color s_middle = Color.FromHex("#009E73"), s_dark = Color.FromHex("#00291F");

    /// <summary>The colour of a gate's value, 0 to 1.</summary>
    public static Color ColorOf(double value) => value < 0.5
        ? Colors.White.MixedWith(s_middle, 2 * Math.Max(0, value))
        : s_middle.MixedWith(s_dark, 2 * Math.Min(1, value) - 1);

    /// <summary>Draws it.</summary>
    public void Draw(Picture picture, WordAxis axis, float top)
    {
        using Plot plot = axis.NewPlot(0, 1, ticks: 3);
        for (int direction = gates.Directions - 1; direction >= 0; direction--)
        {
            Coordinates[] means = [.. GateMeans.Of(gates, values, direction).Take(read.Length)
                .Select((mean, t) => new Coordinates(read[t], mean))];
            DirectionStyle.Of(direction).Add(plot, means, axis);
        }
        picture.Draw(plot, axis.Data(top, top + LineHeight));
        picture.Text("mean", PlotStyle.Margin, top + LineHeight / 2, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
        float height = (MapHeight - (gates.Directions - 1) * Between) / gates.Directions;
        for (int direction = 0; direction < gates.Directions; direction++)
            DrawMap(picture, axis, direction, top + LineHeight + Gap + direction * (height + Between), height);
    }

    private void DrawMap(Picture picture, WordAxis axis, int direction, float top, float height)
    {
        // Whole pixels, so that nothing is smoothed: each word is a column with sharp edges.
        int left = (int)MathF.Round(axis.Left), first = (int)MathF.Round(top);
        int width = Math.Max(1, (int)MathF.Round(axis.Right) - left), rows = Math.Max(1, (int)MathF.Round(top + height) - first);
        double[,] pixels = HeatMap.Of(Cells(axis, direction), width, rows);
        using var bitmap = new SKBitmap(width, rows, SKColorType.Rgba8888, SKAlphaType.Premul);
        bitmap.Erase(SKColors.Transparent);
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (!double.IsNaN(pixels[y, x]))
                    bitmap.SetPixel(x, y, ColorOf(pixels[y, x]).ToSKColor());
            }
        }
        using SKImage image = SKImage.FromBitmap(bitmap);
        picture.Canvas.DrawImage(image, left, first);
        using var frame = new SKPaint { Color = PlotStyle.Grey.ToSKColor(), IsStroke = true, StrokeWidth = 1 };
        picture.Canvas.DrawRect(left, first, width, rows, frame);
        string name = gates.Directions == 1 ? "units" : direction == 0 ? "front" : "back";
        picture.Text(name, PlotStyle.Margin, top + height / 2, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Left);
    }

    /// <summary>The values of a direction, a row a unit and a column a word; not a number where a word was not read.</summary>
    private double[,] Cells(WordAxis axis, int direction)
    {
        double[,] cells = new double[gates.Units, axis.Words];
        for (int row = 0; row < gates.Units; row++)
        {
            for (int word = 0; word < axis.Words; word++)
                cells[row, word] = double.NaN;
            int unit = order[direction * gates.Units + row];
            for (int t = 0; t < Math.Min(gates.Words, read.Length); t++)
                cells[row, read[t]] = values[t * gates.Directions * gates.Units + unit];
        }
        return cells;
    }
}
