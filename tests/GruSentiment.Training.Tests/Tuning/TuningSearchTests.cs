using CsCheck;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class TuningSearchTests
{
    private const string Two = "lr,dropout";

    [Fact]
    public void The_choice_is_never_below_the_defaults()
    {
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 12]).Sample((seed, lr, dropout, trials) =>
        {
            var search = new MadeUpSearch(
                place => 0.4 + Math.Pow(place("lr") - lr, 2) + Math.Pow(place("dropout") - dropout, 2), only: Two)
            {
                Options = new TuningOptions { Trials = trials, Only = OptionNames.Parse(Two) },
            };
            TuningState state = search.Run(seed);
            Trial chosen = state.Trials[state.Choice!.Trial - 1];
            Assert.Equal(trials, state.Trials.Count);
            Assert.True(search.LossOf(chosen) <= search.LossOf(state.Trials[0]) + 0.005);
            Assert.Equal(5, state.Trials[0].Folds.Count);
        }, iter: 40);
    }

    [Fact]
    public void Where_only_chance_differs_the_defaults_are_nearly_always_kept_or_equalled()
    {
        int kept = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var search = new MadeUpSearch(_ => 0.4, noise: 0.0005)
            {
                Options = new TuningOptions { Trials = 12 },
            };
            kept += search.Run(seed).Choice!.Trial == 1 ? 1 : 0;
        }
        Assert.InRange(kept, 1, 20);
    }

    [Fact]
    public void Defaults_that_are_best_are_kept()
    {
        var search = new MadeUpSearch(place => 0.4 + Math.Abs(place("lr") - DefaultPlace("lr")), only: "lr")
        {
            Options = new TuningOptions { Trials = 15, Only = OptionNames.Parse("lr") },
        };
        Assert.Equal(1, search.Run(seed: 7).Choice!.Trial);

        static double DefaultPlace(string name) =>
            new MadeUpSearch(_ => 0, only: name).Space.Options.Single().DefaultPlace;
    }

    [Fact]
    public void It_finds_more_than_drawing_around_the_defaults_does()
    {
        const string Five = "lr,dropout,weight-decay,label-smoothing,embedding-lr-factor";
        double searched = 0, drawn = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            var search = Bowl(30);
            TuningState state = search.Run(seed);
            searched += search.LossOf(state.Trials[state.Choice!.Trial - 1]);
            drawn += Enumerable.Range(0, 30).Min(
                i => search.LossOf(Trial.Of(1, search.Proposals(1000 * seed + i).Next([state.Trials[0]])!)));
        }
        Assert.True(searched < drawn, $"{searched} against {drawn}");

        MadeUpSearch Bowl(int trials) => new(place => 0.4 + Five.Split(',').Sum(name => Math.Pow(place(name) - 0.1, 2)), 0.002, Five)
        {
            Options = new TuningOptions { Trials = trials, Only = OptionNames.Parse(Five) },
        };
    }

    [Fact]
    public void Gone_on_with_after_each_training_it_is_the_same()
    {
        var whole = new MadeUpSearch(place => 0.4 + Math.Pow(place("lr") - 0.9, 2), 0.01) { Options = new TuningOptions { Trials = 14 } };
        TuningState end = whole.Run(seed: 5);
        foreach (TuningState state in whole.States)
        {
            var rest = new MadeUpSearch(place => 0.4 + Math.Pow(place("lr") - 0.9, 2), 0.01) { Options = whole.Options };
            TuningState again = rest.Run(seed: 5, state);
            Assert.Equal(end.Choice, again.Choice);
            Assert.Equal(end.Trials.Select(trial => trial.ChangesText), again.Trials.Select(trial => trial.ChangesText));
            Assert.Equal(end.Trials.Select(trial => trial.Folds.Count), again.Trials.Select(trial => trial.Folds.Count));
            int done = state.Trials.Sum(trial => trial.Folds.Count);
            Assert.Equal(whole.Made.Skip(done), rest.Made);
        }
    }

    [Fact]
    public void A_trial_that_fails_is_last_and_the_search_goes_on()
    {
        var search = new MadeUpSearch(place => place("lr") > 0.6
            ? throw new GruSentimentException("the loss is NaN") : 0.4 - place("lr") / 10, only: "lr")
        {
            Options = new TuningOptions { Trials = 20, Only = OptionNames.Parse("lr") },
        };
        TuningState state = search.Run(seed: 1);
        Trial[] failed = [.. state.Trials.Where(trial => trial.Failure is not null)];
        Assert.NotEmpty(failed);
        Assert.All(failed, trial => Assert.Equal("the loss is NaN", trial.Failure));
        Assert.All(failed, trial => Assert.DoesNotContain(trial, state.Halving!.Ranked(state.Trials)));
        Assert.Equal(20, state.Trials.Count);
        Assert.DoesNotContain(state.Choice!.Trial, failed.Select(trial => trial.Number));
    }

    [Fact]
    public void Defaults_that_fail_end_it()
    {
        var search = new MadeUpSearch(_ => throw new GruSentimentException("no word is known"));
        var error = Assert.Throws<GruSentimentException>(() => search.Run(seed: 1));
        Assert.Equal("no word is known", error.Message);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(20, 1)]
    [InlineData(25, 3)]
    [InlineData(40, 3)]
    [InlineData(61, 5)]
    [InlineData(100, 5)]
    public void All_of_it_fits_the_time_and_much_of_it_is_for_the_search(double budget, int folds)
    {
        var search = new MadeUpSearch(place => 0.4 + Math.Pow(place("lr") - 0.9, 2), 0.01)
        {
            Options = new TuningOptions { Budget = new TimeBudget(TimeSpan.FromSeconds(budget)) },
        };
        var time = new TuningTime(search.Options, 0, search.Space, () => search.Made.Count);
        TuningState state = search.Run(seed: 2, time: time);
        double final = 1.25 * state.Choice!.Networks;
        Assert.InRange(search.Made.Count + final, 0.6 * budget, budget);
        Assert.InRange(state.Choice.Networks, 2, 5);
        Assert.Equal(folds, state.Trials[0].Folds.Count);
        Assert.Contains(state.Trials, trial => !trial.IsDefault && trial.Folds.Count == folds);
        Assert.All(state.Trials, trial => Assert.InRange(trial.Folds.Count, 1, folds));
        Assert.InRange(state.Trials.Count, 0.25 * budget, budget);
    }

    [Fact]
    public void Where_trainings_are_long_all_are_measured_on_one_fold()
    {
        var search = new MadeUpSearch(place => 0.4 + Math.Pow(place("lr") - 0.9, 2), 0.01)
        {
            Options = new TuningOptions { Budget = new TimeBudget(TimeSpan.FromSeconds(11)) },
        };
        TuningState state = search.Run(seed: 2, time: new TuningTime(search.Options, 0, search.Space, () => search.Made.Count));
        Assert.All(state.Trials, trial => Assert.Single(trial.Folds));
        Assert.InRange(state.Trials.Count, 4, 9);
    }

    [Fact]
    public void Time_that_one_training_takes_is_enough_for_the_defaults()
    {
        var search = new MadeUpSearch(_ => 0.4) { Options = new TuningOptions { Budget = TimeBudget.Parse("1s") } };
        TuningState state = search.Run(seed: 2, time: new TuningTime(search.Options, 0, search.Space, () => search.Made.Count));
        Assert.Equal(new TuningChoice(1, 1), state.Choice);
        Assert.Single(search.Made);
    }

    [Theory]
    [InlineData("1s", 3)]
    [InlineData("100s", 5)]
    public void The_final_model_has_no_fewer_networks_than_the_defaults(string budget, int networks)
    {
        var search = new MadeUpSearch(_ => 0.4, only: Two) { Options = new TuningOptions { Budget = TimeBudget.Parse(budget) } };
        SearchSpace three = search.Space with { Networks = 3, HasEnsemble = true };
        TuningState state = search.Run(seed: 2, time: new TuningTime(search.Options, 0, three, () => search.Made.Count));
        Assert.Equal(networks, state.Choice!.Networks);
    }

    [Fact]
    public void Trials_that_are_counted_end_with_five_networks_unless_these_are_not_searched()
    {
        Assert.Equal(5, Networks(new TuningOptions { Trials = 1 }));
        Assert.Equal(5, Networks(new TuningOptions { Trials = 1, Only = OptionNames.Parse("ensemble") }));
        Assert.Equal(1, Networks(new TuningOptions { Trials = 1, Only = OptionNames.Parse("lr") }));

        static int Networks(TuningOptions options) =>
            new MadeUpSearch(_ => 0.4, only: options.Only?.ToString()) { Options = options }.Run(seed: 1).Choice!.Networks;
    }

    [Fact]
    public void Cancelled_it_ends_and_what_was_measured_has_been_told()
    {
        using var source = new CancellationTokenSource();
        MadeUpSearch? search = null;
        search = new MadeUpSearch(_ =>
        {
            if (search!.Made.Count == 4)
            {
                source.Cancel();
                throw new OperationCanceledException(source.Token);
            }
            return 0.4;
        })
        { Options = new TuningOptions { Trials = 10 } };
        Assert.Throws<OperationCanceledException>(() => search.Run(seed: 1, cancellation: source.Token));
        Assert.Equal(3, search.States.Count);
        Assert.Equal(3, search.States[^1].Trials.Sum(trial => trial.Folds.Count));
    }
}
