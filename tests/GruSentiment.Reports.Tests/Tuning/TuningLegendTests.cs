using GruSentiment.Reports.Tuning;

namespace GruSentiment.Reports.Tests.Tuning;

public class TuningLegendTests
{
    private static readonly TrialPoint s_defaults = new(10, 0, 0, 5, IsDefault: true);

    [Fact]
    public void It_names_what_is_drawn_and_nothing_else()
    {
        Assert.Equal([], Of());
        Assert.Equal(["the defaults (trial 1)"], Of(s_defaults));
        Assert.Equal(["1 fold"], Of(Trial(1)));
        Assert.Equal(["the defaults (trial 1)", "1 fold", "3 folds", "5 folds"], Of(Trial(5), s_defaults, Trial(3), Trial(1), Trial(1)));
        Assert.Equal(["2 to 4 folds"], Of(Trial(4), Trial(2), Trial(3)));
    }

    [Fact]
    public void A_trial_below_the_picture_is_drawn_as_such_whatever_its_folds() =>
        Assert.Equal(["1 fold", "below the picture"], Of(Trial(1), Trial(5, better: -2)));

    private static TrialPoint Trial(int folds, double better = 0.1) => new(20, better, 0.01, folds, IsDefault: false);

    private static IEnumerable<string> Of(params TrialPoint[] points) =>
        TuningPlot.LegendOf(points, bottom: -1).Select(entry => entry.Text);
}
