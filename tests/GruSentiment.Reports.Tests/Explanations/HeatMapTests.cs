using CsCheck;
using GruSentiment.Reports.Explanations;

namespace GruSentiment.Reports.Tests.Explanations;

public class HeatMapTests
{
    [Fact]
    public void Fewer_cells_than_pixels_are_columns_and_rows_with_sharp_edges() => Assert.Equal(
        new double[,] { { 1, 1, 2, 2, 2 }, { 1, 1, 2, 2, 2 }, { 3, 3, 4, 4, 4 }, { 3, 3, 4, 4, 4 } },
        HeatMap.Of(new double[,] { { 1, 2 }, { 3, 4 } }, 5, 4));

    [Fact]
    public void More_rows_than_pixels_are_averaged_within_a_column_and_never_across_columns() => Assert.Equal(
        new double[,] { { 2, 2, 20, 20 }, { 5, 5, 50, 50 } },
        HeatMap.Of(new double[,] { { 1, 10 }, { 4, 40 }, { 5.5, 55 } }, 4, 2));

    [Fact]
    public void A_cell_without_a_value_counts_for_nothing_and_a_pixel_of_such_cells_has_none()
    {
        const double None = double.NaN;
        Assert.Equal(new double[,] { { 1, None, 4 } }, HeatMap.Of(new double[,] { { 1, None, 3 }, { 1, None, 5 } }, 3, 1));
        Assert.Equal(new double[,] { { 1, 3 } }, HeatMap.Of(new double[,] { { 1, None, 3, 3 } }, 2, 1));
    }

    [Fact]
    public void Of_any_number_of_units_and_words_each_pixel_is_within_the_values_and_their_mean_is_kept()
    {
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 60], Gen.Int[1, 120], Gen.Int[1, 90]).Sample((rows, columns, width, height) =>
        {
            double[,] cells = new double[rows, columns];
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    cells[row, column] = (row * 31 + column * 17) % 101 / 100.0;
            }
            double[] pixels = [.. HeatMap.Of(cells, width, height).Cast<double>()];
            Assert.All(pixels, pixel => Assert.InRange(pixel, -1e-9, 1 + 1e-9));
            if (rows >= height && columns >= width)
                Assert.Equal(cells.Cast<double>().Average(), pixels.Average(), 1e-9);
        }, iter: 200);
    }
}
