using GruSentiment.Benchmarks.FastText;

namespace GruSentiment.Training.Tests.Benchmarks.FastText;

public class OutcomeTableTests
{
    private static readonly Outcome[] s_outcomes =
    [
        .. Enum.GetValues<TrainingSystem>().SelectMany(system => new Outcome[]
        {
            new(system, 1, 0.9 - 0.1 * (int)system, 2, system == TrainingSystem.FastTextWords ? 10 : 0),
            new(system, 2, 0.8 - 0.1 * (int)system, 3, system == TrainingSystem.FastTextWords ? 12 : 0),
        }),
    ];

    [Fact]
    public void A_row_shows_each_seed_and_the_means() => Assert.Equal(
        [
            "                                   seed 1   seed 2    mean   training   search",
            "GruSentiment, train's defaults      90.00    80.00   85.00      2.5 s",
            "fastText, its defaults              80.00    70.00   75.00      2.5 s",
            "fastText, words, tuned              70.00    60.00   65.00      2.5 s   11.0 s",
        ], OutcomeTable.Lines(s_outcomes).Take(4));

    [Fact]
    public void The_summary_shows_how_far_ahead_of_the_better_one() => Assert.Equal(
        [
            "means    GruSentiment   ft defaults      ft words    ft n-grams     ft better    difference",
            "a.csv           85.00         75.00         65.00         55.00         45.00        +40.00",
        ], OutcomeTable.Summary([("a.csv", s_outcomes)]));
}
