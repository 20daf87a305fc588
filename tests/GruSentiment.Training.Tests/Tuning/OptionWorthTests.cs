using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class OptionWorthTests
{
    [Fact]
    public void The_option_that_decides_is_worth_most_and_the_side_that_helps_is_said()
    {
        var search = new MadeUpSearch(place => 0.4 + place("dropout") / 5, 0.001)
        {
            Options = new TuningOptions { Trials = 40 },
        };
        IReadOnlyList<OptionWorth> worths = Worths(search);
        Assert.Equal("dropout", worths[0].Name);
        Assert.InRange(worths[0].Share, 0.5, 1);
        Assert.True(worths[0].Groups.Single(group => group.Name == OptionWorthGroup.Lower).Better > 0);
    }

    [Fact]
    public void Where_only_chance_differs_nothing_is_worth_much()
    {
        IReadOnlyList<OptionWorth> worths = Worths(new MadeUpSearch(_ => 0.4, 0.01) { Options = new TuningOptions { Trials = 40 } });
        Assert.All(worths, worth => Assert.InRange(worth.Share, 0, 0.5));
        Assert.InRange(worths.Average(worth => worth.Share), 0, 0.15);
    }

    [Fact]
    public void Of_few_trials_nothing_is_said() =>
        Assert.Empty(Worths(new MadeUpSearch(_ => 0.4) { Options = new TuningOptions { Trials = 5 } }));

    private static IReadOnlyList<OptionWorth> Worths(MadeUpSearch search)
    {
        TuningState state = search.Run(seed: 11);
        var setting = new TuningSetting(
            300, 0, [.. search.Space.Options.Select(one => one.Option.Name)],
            [.. search.Space.Options.Select(one => one.Option.Format(one.Option.DefaultValue))], HasEnsemble: true);
        return OptionWorth.Of(state, setting, state.Scores!);
    }
}
