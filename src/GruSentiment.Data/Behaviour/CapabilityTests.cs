using GruSentiment.Inference;

namespace GruSentiment.Data.Behaviour;

/// <summary>How a model answers texts whose answers are known.</summary>
internal static class CapabilityTests
{
    /// <summary>Asks a model all tests.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="tests">The tests; their labels are classes of the model.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>A result for each capability that has a test, in the order of the tests.</returns>
    public static IReadOnlyList<CapabilityResult> Ask(
        SentimentPredictor predictor, IReadOnlyList<BehaviourTest> tests, CancellationToken cancellation)
    {
        Prediction[] answers = predictor.Predict([.. tests.Select(test => test.Text)], cancellation);
        return [.. tests.Zip(answers).GroupBy(pair => pair.First.Capability).Select(group => Count(group.Key, [.. group]))];
    }

    private static CapabilityResult Count(string capability, (BehaviourTest Test, Prediction Answer)[] pairs)
    {
        (BehaviourTest Test, Prediction Answer)[] wrong = [.. pairs.Where(pair => !IsRight(pair))];
        (BehaviourTest Test, Prediction Answer)[] heldOut = [.. pairs.Where(pair => pair.Test.IsHeldOut)];
        return new CapabilityResult(
            capability, pairs.Length, pairs.Length - wrong.Length, heldOut.Length, heldOut.Count(IsRight),
            [.. wrong.OrderByDescending(pair => pair.Answer.Probability).Take(BehaviourCheck.MostExamples)
                .Select(pair => new WrongAnswer(pair.Test.Text, pair.Test.Label, pair.Answer.Label, pair.Answer.Probability))]);
    }

    private static bool IsRight((BehaviourTest Test, Prediction Answer) pair) =>
        pair.Answer.Label.Equals(pair.Test.Label, StringComparison.OrdinalIgnoreCase);
}
