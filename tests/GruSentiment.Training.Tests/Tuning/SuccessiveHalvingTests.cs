using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class SuccessiveHalvingTests
{
    private static readonly TrialScores s_scores = new(TuningMetric.Loss, [[0], [0], [0], [0], [0]]);

    private readonly SuccessiveHalving _halving = new(SuccessiveHalving.UsualRungs, s_scores);

    [Fact]
    public void With_less_than_three_trials_a_new_one_is_begun()
    {
        Assert.Null(_halving.Next([]));
        Assert.Null(_halving.Next([Measured(1, 0.5), Measured(2, 0.1)]));
    }

    [Fact]
    public void The_best_of_three_goes_on_to_the_next_rung()
    {
        Assert.Equal(2, _halving.Next([Measured(1, 0.5), Measured(2, 0.1), Measured(3, 0.3)])!.Number);
        Assert.Equal(1, _halving.Next([Measured(1, 0.1), Measured(2, 0.1), Measured(3, 0.3)])!.Number); // Of equals, the earlier one.
    }

    [Fact]
    public void A_trial_between_two_rungs_is_measured_further()
    {
        Assert.Equal(1, _halving.Next([Measured(1, 0.5, 0.5), Measured(2, 0.1), Measured(3, 0.3)])!.Number);
        Assert.Equal(3, _halving.Next([Measured(1, 0.5), Measured(2, 0.1), Trial.Of(3, GruSentiment.Options.OptionValues.None)])!.Number);
    }

    [Fact]
    public void Trials_are_ranked_on_the_folds_of_the_rung()
    {
        Trial[] trials =
            [Measured(1, 0.5), Measured(2, 0.1, 0.9, 0.9), Measured(3, 0.3), Measured(4, 0.6), Measured(5, 0.7), Measured(6, 0.2)];
        Assert.Equal(6, _halving.Next(trials)!.Number); // Two of six: trial 2 by its first fold, and trial 6.
        Assert.Equal([2, 6, 3, 1, 4, 5], _halving.Ranked(trials).Select(trial => trial.Number)); // A higher rung goes first.
    }

    [Fact]
    public void The_highest_rung_is_served_first()
    {
        Trial[] trials =
        [
            Measured(1, 0.5, 0.5, 0.5), Measured(2, 0.4, 0.4, 0.4), Measured(3, 0.3, 0.3, 0.3),
            .. Enumerable.Range(4, 9).Select(number => Measured(number, 0.2)),
        ];
        Assert.Equal(3, _halving.Next(trials)!.Number);
    }

    [Fact]
    public void Trials_that_failed_count_among_those_of_their_rung_and_never_go_on()
    {
        Trial failed = Measured(2) with { Failure = "the loss is NaN" };
        Assert.Equal(3, _halving.Next([Measured(1, 0.5), failed, Measured(3, 0.3)])!.Number);
        Assert.Null(_halving.Next([failed with { Number = 1 }, failed, failed with { Number = 3 }]));
    }

    [Fact]
    public void On_one_fold_nobody_goes_on()
    {
        var halving = new SuccessiveHalving([1], s_scores);
        Assert.Null(halving.Next([Measured(1, 0.5), Measured(2, 0.1), Measured(3, 0.3)]));
    }

    private static Trial Measured(int number, params double[] losses) => new(
        number, new Dictionary<string, string>(), [.. losses.Select(loss => new FoldAnswers([(float)loss], [0], 1, 0))], null);
}
