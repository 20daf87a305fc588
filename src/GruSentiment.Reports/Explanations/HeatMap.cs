namespace GruSentiment.Reports.Explanations;

/// <summary>
/// Cells as whole pixels, without smoothing. Where there are fewer cells than pixels, each pixel has the value of one cell; where there are
/// more, the mean of the cells that it covers, each by how much of it is covered.
/// </summary>
internal static class HeatMap
{
    /// <summary>Values of the pixels [height, width]; not a number where no cell has one.</summary>
    /// <param name="cells">Values [rows, columns]; not a number where there is none.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows of pixels.</param>
    public static double[,] Of(double[,] cells, int width, int height)
    {
        Covered[] rows = Shares(cells.GetLength(0), height), columns = Shares(cells.GetLength(1), width);
        double[,] pixels = new double[height, width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                pixels[y, x] = Mean(cells, rows[y], columns[x]);
        }
        return pixels;
    }

    private static double Mean(double[,] cells, Covered rows, Covered columns)
    {
        double sum = 0, all = 0;
        for (int row = 0; row < rows.Weights.Length; row++)
        {
            for (int column = 0; column < columns.Weights.Length; column++)
            {
                double value = cells[rows.First + row, columns.First + column], weight = rows.Weights[row] * columns.Weights[column];
                (sum, all) = double.IsNaN(value) ? (sum, all) : (sum + weight * value, all + weight);
            }
        }
        return all > 0 ? sum / all : double.NaN;
    }

    /// <summary>For each pixel of a line the cells that it covers.</summary>
    private static Covered[] Shares(int cells, int pixels)
    {
        var shares = new Covered[pixels];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            if (cells <= pixels)
            {
                shares[pixel] = new((2 * pixel + 1) * cells / (2 * pixels), [1]); // the cell at the pixel's middle
                continue;
            }
            double start = (double)pixel * cells / pixels, end = (double)(pixel + 1) * cells / pixels;
            int first = (int)start, last = Math.Min((int)Math.Ceiling(end), cells) - 1;
            shares[pixel] = new(first, [.. Enumerable.Range(first, last - first + 1)
                .Select(cell => Math.Min(end, cell + 1) - Math.Max(start, cell))]);
        }
        return shares;
    }

    private readonly record struct Covered(int First, double[] Weights);
}
