using GruSentiment.Reports.Plots;
using GruSentiment.Runs;

namespace GruSentiment.Reports.Tests.Plots;

public class OverlayPlotTests
{
    private const uint Blue = 0x0072B2, Vermilion = 0xD55E00, Green = 0x009E73;

    /// <summary>Machado, Oliveira, Fernandes (2009), the whole of protanopia, deuteranopia, tritanopia, on linear RGB.</summary>
    private static readonly double[][,] s_visions =
    [
        new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Each_run_has_its_colour_in_the_table_and_in_all_four_panels(int runs)
    {
        Png png = Draw([.. Enumerable.Range(0, runs).Select(i => Run($"run-{i}", epochs: 6, shift: 0.05 * i))]);

        Assert.Equal((1400, 1044 + 36 * (runs - 3)), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        int top = 104 + 36 * (runs + 1) + 56;
        foreach (int left in new[] { 126, 762 })
        {
            foreach (int y in new[] { top, top + 344 })
            {
                Assert.All(
                    Enumerable.Range(0, runs),
                    i => Assert.True(png.Count(Rgb(RunStyle.Of(i)), left, y, left + 592, y + 300) > 300, $"{i} at {left}, {y}"));
            }
        }
        Assert.All(Enumerable.Range(0, runs), i => Assert.True(png.Count(Rgb(RunStyle.Of(i)), 36, 126 + 36 * i, 110, 156 + 36 * i) > 50));
    }

    [Fact]
    public void Any_two_colours_are_apart_with_every_kind_of_colour_vision()
    {
        RunStyle[] styles = [.. Enumerable.Range(0, RunCurves.Most).Select(RunStyle.Of)];
        Assert.Equal(styles.Length, styles.Select(style => (style.Shape, style.IsHollow)).Distinct().Count());
        foreach (double[,] vision in s_visions)
        {
            foreach (RunStyle one in styles)
            {
                foreach (RunStyle other in styles.Where(other => other != one))
                    Assert.True(Apart(Lab(Rgb(one), vision), Lab(Rgb(other), vision)) > 15, $"{one} and {other}");
            }
        }
    }

    [Fact]
    public void Runs_of_different_lengths_single_epochs_and_gaps_come_out()
    {
        RunCurves diverged = Run("diverged", epochs: 3, shift: 0);
        RunEpoch[] epochs =
            [.. diverged.Epochs.Select(epoch => epoch with { TrainLoss = double.NaN, ValidationLoss = double.PositiveInfinity })];
        diverged = diverged with { Run = diverged.Run with { Epochs = epochs } };

        Png png = Draw(diverged, Run("one", epochs: 1, shift: 0.1), Run(new string('n', 300), epochs: 400, shift: 0.2));

        Assert.True(png.HasWhiteEdge);
        Assert.Equal(0, png.Count(Blue, 126, 304, 1354, 604)); // No loss of it can be drawn; its accuracy can.
        Assert.True(png.Count(Blue, 126, 648, 1354, 948) > 100);
        Assert.True(png.Count(Vermilion, 126, 304, 1354, 604) > 50);
        Assert.True(png.Count(Green, 126, 304, 1354, 604) > 1000);
    }

    [Fact]
    public void The_mark_of_a_best_epoch_is_seen_through_that_of_another_run()
    {
        Png png = Draw(Run("a", epochs: 6, shift: 0), Run("b", epochs: 6, shift: 0)); // Each point of the one lies upon one of the other.

        int top = 104 + 36 * 3 + 56;
        Assert.Equal(0, png.Count(Blue, 126, top, 718, top + 300)); // training
        Assert.True(png.Count(Blue, 762, top, 1354, top + 300) > 30); // validation
    }

    [Fact]
    public void Is_the_same_twice_and_another_for_other_runs()
    {
        RunCurves a = Run("a", 5, 0), b = Run("b", 5, 0.1);
        byte[] one = Draw(a, b).Bytes;
        Assert.Equal(one, Draw(a, b).Bytes);
        Assert.NotEqual(one, Draw(b, a).Bytes);
        Assert.NotEqual(one, Draw(a, b with { Name = "c" }).Bytes);
        Assert.NotEqual(one, Draw(a, b with { Run = b.Run with { Summary = b.Run.Summary with { Data = "other.csv" } } }).Bytes);
        Assert.NotEqual(one, Draw(a, b with { Run = b.Run with { Summary = b.Run.Summary with { ValidationAccuracy = 0.9 } } }).Bytes);
    }

    [Fact]
    public void More_runs_than_can_be_told_apart_and_runs_without_an_epoch_are_refused()
    {
        using var png = new MemoryStream();
        Assert.Throws<ArgumentException>(() => OverlayPlot.Write(png, [.. Enumerable.Repeat(Run("a", 2, 0), RunCurves.Most + 1)]));
        Assert.Throws<ArgumentException>(() => OverlayPlot.Write(png, [Run("a", 2, 0), Run("b", 0, 0)]));
        Assert.Equal(0, png.Length);
    }

    private static Png Draw(params RunCurves[] runs) => new(stream => OverlayPlot.Write(stream, runs));

    private static RunCurves Run(string name, int epochs, double shift)
    {
        var summary = new RunSummary(name, default, RunState.Finished, "data/reviews.csv", "gru", null, 1, 90);
        IEnumerable<RunEpoch> history = Enumerable.Range(1, epochs).Select(epoch => new RunEpoch(
            epoch, 0.5 / epoch + shift, 0.95 - 0.2 / epoch - shift, 0.6 / epoch + shift, 0.9 - 0.2 / epoch - shift, 0.001, 1, 1));
        return new RunCurves(name, new RunDetails(summary, null, null, [.. history], [], []));
    }

    private static uint Rgb(RunStyle style) => (uint)(style.Color.R << 16 | style.Color.G << 8 | style.Color.B);

    private static double Apart((double L, double A, double B) one, (double L, double A, double B) other) =>
        Math.Sqrt(Math.Pow(one.L - other.L, 2) + Math.Pow(one.A - other.A, 2) + Math.Pow(one.B - other.B, 2));

    /// <summary>CIELAB (D65) of a colour as it is seen.</summary>
    private static (double L, double A, double B) Lab(uint rgb, double[,] vision)
    {
        double[] linear = [.. new[] { rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255 }.Select(c => Linear(c / 255.0))];
        double[] seen =
            [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(Enumerable.Range(0, 3).Sum(i => vision[row, i] * linear[i]), 0, 1))];
        double x = Root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = Root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = Root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        static double Root(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
