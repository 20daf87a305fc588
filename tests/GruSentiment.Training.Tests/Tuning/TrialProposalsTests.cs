using CsCheck;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class TrialProposalsTests
{
    [Fact]
    public void Proposals_are_within_the_ranges_never_the_default_and_never_twice()
    {
        Gen.Int[0, 10_000].Sample(seed =>
        {
            var search = new MadeUpSearch(place => 0.4 + Math.Pow(place("lr") - 0.2, 2), 0.01)
            {
                Options = new TuningOptions { Trials = 25 },
            };
            TuningState state = search.Run(seed);
            Assert.Empty(state.Trials[0].Changes);
            Assert.Equal(state.Trials.Count, state.Trials.Select(trial => trial.ChangesText).Distinct().Count());
            foreach ((SearchedOption option, OptionValues values) in
                from trial in state.Trials from option in search.Space.Options select (option, trial.Values))
            {
                if (!values.Options.Contains(option.Option))
                    continue;
                object value = values[option.Option]!;
                Assert.NotEqual(option.Default, value);
                Assert.Empty(option.Option.Check(value));
                Assert.Equal(value, option.Range.ValueAt(option.Range.PlaceOf(value)));
            }
        }, iter: 10);
    }

    [Fact]
    public void They_depend_on_the_seed_and_the_trials_alone()
    {
        TuningState one = Search().Run(seed: 3), again = Search().Run(seed: 3), other = Search().Run(seed: 4);
        Assert.Equal(one.Trials.Select(trial => trial.ChangesText), again.Trials.Select(trial => trial.ChangesText));
        Assert.NotEqual(one.Trials.Select(trial => trial.ChangesText), other.Trials.Select(trial => trial.ChangesText));

        static MadeUpSearch Search() => new(place => 0.4 + Math.Pow(place("lr") - 0.2, 2), 0.01)
        {
            Options = new TuningOptions { Trials = 15 },
        };
    }

    [Fact]
    public void The_first_ones_keep_most_defaults()
    {
        var search = new MadeUpSearch(_ => 0.4);
        Trial defaults = Trial.Of(1, OptionValues.None);
        double changed = Enumerable.Range(0, 200).Average(seed => search.Proposals(seed).Next([defaults])!.Options.Count());
        Assert.InRange(changed / search.Space.Options.Count, 0.17, 0.27); // Some draws round to the default.
    }

    [Fact]
    public void A_space_that_is_used_up_ends_the_search()
    {
        var search = new MadeUpSearch(_ => 0.4, only: "min-freq")
        {
            Options = new TuningOptions { Trials = 50, Only = OptionNames.Parse("min-freq") },
        };
        Assert.InRange(search.Run(seed: 1).Trials.Count, 4, 5);
    }

    [Fact]
    public void What_can_t_be_meant_together_is_not_proposed()
    {
        var request = new TrainingRequest { Data = "x", Model = new ModelOptions { Encoder = EncoderKind.Transformer, Heads = 16 } };
        var options = new TuningOptions { Only = OptionNames.Parse("embedding-dim") };
        var proposals = new TrialProposals(
            SearchSpace.Of(request, options), trials => trials, seed: 1, changes => TrialTraining.With(request, changes));
        Trial defaults = Trial.Of(1, OptionValues.None);
        Assert.All(
            Enumerable.Range(0, 20).Select(_ => (int)proposals.Next([defaults])![ModelOptions.EmbeddingDimOption]!),
            size => Assert.Equal(0, size % 16));
    }

    [Fact]
    public void Options_that_the_drawn_encoder_lacks_are_left_out()
    {
        var request = new TrainingRequest { Data = "x" };
        var options = new TuningOptions { Only = OptionNames.Parse("encoder,layers,hidden-dim") };
        var space = SearchSpace.Of(request, options);
        for (int seed = 0; seed < 60; seed++)
        {
            var proposals = new TrialProposals(space, trials => trials, seed, changes => TrialTraining.With(request, changes));
            OptionValues values = proposals.Next([Trial.Of(1, OptionValues.None)])!;
            if (Equals(values[ModelOptions.EncoderOption], EncoderKind.Mean))
                Assert.Equal([ModelOptions.EncoderOption], values.Options);
        }
    }
}
