using GruSentiment.Data.Behaviour;
using GruSentiment.Inference;
using GruSentiment.Tests.Inference;

namespace GruSentiment.Data.Tests.Behaviour;

public sealed class ChangeTestsTests : IDisposable
{
    private static readonly string[] s_texts = [.. ToyModel.Texts().Where(text => text.Length > 0)];

    private readonly SentimentPredictor _predictor = new(ToyModel.Of(2), threads: 1, threshold: Middle());

    public void Dispose() => _predictor.Dispose();

    [Fact]
    public void Flips_are_counted_of_the_texts_that_could_be_changed_and_the_most_certain_are_shown()
    {
        var reversed = new TextChange("reversed", (text, _) => text.Length < 10 ? null : new ChangedText(Reverse(text), "all"));
        ChangeResult result = Assert.Single(new ChangeTests(_predictor, s_texts).Invariance([reversed], default));

        string[] changeable = [.. s_texts.Where(text => text.Length >= 10)];
        Prediction[] before = _predictor.Predict(changeable), after = _predictor.Predict([.. changeable.Select(Reverse)]);
        int[] flipped = [.. Enumerable.Range(0, changeable.Length).Where(i => before[i].Class != after[i].Class)];
        Assert.NotEmpty(flipped); // Else the test would see nothing.
        Assert.Equal(("reversed", changeable.Length, flipped.Length), (result.Name, result.Texts, result.Failures));
        Assert.Equal((double)flipped.Length / changeable.Length, result.Share);
        int surest = flipped.MaxBy(i => after[i].Probability);
        Assert.Equal(
            new ChangedAnswer(
                changeable[surest], Reverse(changeable[surest]), "all", before[surest].Label, before[surest].Probability,
                after[surest].Label, after[surest].Probability),
            result.Examples[0]);
        Assert.InRange(result.Examples.Count, 1, 3);
    }

    [Fact]
    public void A_change_that_no_text_allows_has_no_share()
    {
        ChangeResult result = Assert.Single(new ChangeTests(_predictor, s_texts).Invariance([new("none", (_, _) => null)], default));
        Assert.Equal((0, 0), (result.Texts, result.Failures));
        Assert.Null(result.Share);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_move_the_wrong_way_counts_beyond_the_tolerance(bool isGood)
    {
        const string Added = " not very bad !";
        var change = new TextChange("added", (text, _) => new ChangedText(text + Added, Added));
        AddedOpinions added = new(change, Class: 1, isGood);
        ChangeResult result = Assert.Single(new ChangeTests(_predictor, s_texts).Direction([added], default));

        Prediction[] before = _predictor.Predict(s_texts), after = _predictor.Predict([.. s_texts.Select(text => text + Added)]);
        double[] moves = [.. before.Zip(after, (from, to) =>
            ((double)from.Probabilities[1] - to.Probabilities[1]) * (isGood ? 1 : -1))];
        Assert.Equal(moves.Count(move => move > BehaviourCheck.DirectionTolerance), result.Failures);
        Assert.Equal(s_texts.Length, result.Texts);
        Assert.All(result.Examples, example => Assert.InRange(
            (example.ProbabilityBefore - example.ProbabilityAfter) * (isGood ? 1 : -1), BehaviourCheck.DirectionTolerance, moves.Max()));
    }

    /// <summary>A threshold that parts the texts: at 0.5 a model of random weights gives all the same answer.</summary>
    private static double Middle()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads: 1);
        return predictor.Predict(s_texts).Average(answer => answer.Probabilities[1]);
    }

    private static string Reverse(string text) => string.Join(' ', text.Split(' ').Reverse().Take(5));
}
