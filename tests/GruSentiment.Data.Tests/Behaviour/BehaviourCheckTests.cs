using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Files;
using GruSentiment.Inference;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Behaviour;

public sealed class BehaviourCheckTests : IDisposable
{
    private static readonly string[] s_english =
        [.. BehaviourSuite.English.Tests.SelectMany(test => Tokenizer.Tokenize(test.Text)).CountBy(word => word)
            .OrderByDescending(word => word.Value).Select(word => word.Key)];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_built_in_tests_are_counted_by_capability()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(["negative", "positive"], s_english));
        BehaviourResult result = BehaviourCheck.Run(predictor);

        BehaviourTest[] tests = [.. BehaviourSuite.English.Tests.Where(test => test.Label != "neutral")];
        Assert.Equal(tests.Select(test => test.Capability).Distinct(), result.Capabilities.Select(capability => capability.Name));
        Assert.All(result.Capabilities, capability =>
        {
            BehaviourTest[] own = [.. tests.Where(test => test.Capability == capability.Name)];
            bool[] right = [.. own.Select(test => predictor.Predict(test.Text).Label == test.Label)];
            Assert.Equal((own.Length, right.Count(one => one)), (capability.Tests, capability.Right));
            Assert.Equal(own.Count(test => test.IsHeldOut), capability.HeldOutTests);
            Assert.Equal(own.Where((test, i) => test.IsHeldOut && right[i]).Count(), capability.HeldOutRight);
        });
        Assert.Equal(result.Capabilities.Average(capability => capability.Share), result.Mean);
        Assert.Equal("neutral statements: the model has no class of that name", Assert.Single(result.LeftOut));
        Assert.Empty(result.Invariance);
    }

    [Theory]
    [InlineData(29, null)]
    [InlineData(30, 0.5)]
    public void A_share_of_few_held_out_tests_is_not_told(int heldOut, double? share)
    {
        var capability = new CapabilityResult("one", 100, 75, heldOut, heldOut / 2, []);
        var result = new BehaviourResult { Capabilities = [capability] };
        Assert.Equal((0.75, share), (capability.Share, capability.HeldOutShare));
        Assert.Equal((0.75, share), (result.Mean!.Value, result.HeldOutMean));
    }

    [Fact]
    public void A_model_with_a_neutral_class_is_asked_for_it_whatever_the_case_of_its_classes()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(["Negative", "NEUTRAL", "Positive"], s_english));
        BehaviourResult result = BehaviourCheck.Run(predictor);
        Assert.Equal("neutral statements", result.Capabilities[^1].Name);
        Assert.Empty(result.LeftOut);
        Assert.InRange(result.Capabilities.Sum(capability => capability.Right), 1, int.MaxValue);
    }

    [Fact]
    public void A_model_of_other_classes_is_refused()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(3));
        Assert.Equal(
            "the model's classes are class 0, class 1, class 2; the built-in tests need the classes negative and positive. "
                + "Name tests for this model with Tests.",
            Assert.Throws<GruSentimentException>(() => BehaviourCheck.Run(predictor)).Message);
    }

    [Fact]
    public void Such_a_model_can_be_asked_tests_and_texts_of_the_users()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(3));
        BehaviourResult result = BehaviourCheck.Run(predictor, new BehaviourCheckOptions
        {
            Tests = _directory.Write("tests.csv", "text,label,capability\ngood,Class 1,one\nbad,class 0,one\nsoup,class 2,two\n"),
            Data = _directory.Write("texts.txt", "good film\nbad soup\n"),
        });
        Assert.Equal([("one", 2), ("two", 1)], result.Capabilities.Select(capability => (capability.Name, capability.Tests)));
        Assert.Equal(2, result.Texts);
        Assert.Equal(7, result.Invariance.Count);
        Assert.Empty(result.Direction);
        Assert.Contains("added good and bad sentences: the model has no class positive", result.LeftOut);
    }

    [Fact]
    public void A_label_that_is_no_class_of_the_model_is_an_error_with_its_line()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2));
        string path = _directory.Write("tests.csv", "text,label,capability\ngood,positive,one\nbad,awful,one\n");
        Assert.Equal(
            $"{path}, line 3: label 'awful' is none of the model's classes: negative, positive.",
            Assert.Throws<DataException>(() => BehaviourCheck.Run(predictor, new() { Tests = path })).Message);
    }

    [Fact]
    public void For_another_language_the_english_parts_are_left_out_and_the_rest_is_done()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(["negative", "positive"], ["gut", "schlecht", "film", "was"]));
        BehaviourResult result = BehaviourCheck.Run(predictor, new() { Data = _directory.Write("texte.txt", "Gut.\nSchlecht.\n") });
        Assert.Empty(result.Capabilities);
        Assert.Null(result.Mean);
        Assert.Equal(
            ["built-in tests", "other names and places", "added good and bad sentences"],
            result.LeftOut.Select(text => text.Split(':')[0]));
        Assert.Equal(["upper case", "lower case", "typo", "added link", "added mention", "another number", "added punctuation"],
            result.Invariance.Select(change => change.Name));
    }

    [Fact]
    public void A_check_that_is_cancelled_ends()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(["negative", "positive"], s_english));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => BehaviourCheck.Run(predictor, cancellation: source.Token));
    }
}
