using GruSentiment.Data.Splits;
using GruSentiment.Inference;

namespace GruSentiment.Data.Behaviour;

/// <summary>How a model's answers to texts bear changes of the texts.</summary>
internal sealed class ChangeTests
{
    private readonly SentimentPredictor _predictor;
    private readonly IReadOnlyList<string> _texts;
    private Prediction[]? _answers;

    /// <param name="predictor">The model.</param>
    /// <param name="texts">The texts.</param>
    public ChangeTests(SentimentPredictor predictor, IReadOnlyList<string> texts)
    {
        _predictor = predictor;
        _texts = texts;
    }

    /// <summary>Changes that should leave every answer as it is.</summary>
    public IReadOnlyList<ChangeResult> Invariance(IReadOnlyList<TextChange> changes, CancellationToken cancellation) =>
        [.. changes.Select(change => Test(change, Flip, cancellation))];

    /// <summary>Added sentences that should move the probability of the positive class their way, or leave it.</summary>
    public IReadOnlyList<ChangeResult> Direction(IReadOnlyList<AddedOpinions> added, CancellationToken cancellation) =>
        [.. added.Select(opinions => Test(opinions.Change, (before, after) => WrongWay(before, after, opinions), cancellation))];

    /// <summary>How bad a changed answer is, and the probabilities that show it; null where it is all right.</summary>
    private static Fault? Flip(Prediction before, Prediction after) =>
        before.Class == after.Class ? null : new Fault(after.Probability, before.Probability, after.Probability);

    private static Fault? WrongWay(Prediction before, Prediction after, AddedOpinions opinions)
    {
        double from = before.Probabilities[opinions.Class], to = after.Probabilities[opinions.Class];
        double wrong = opinions.IsGood ? from - to : to - from;
        return wrong <= BehaviourCheck.DirectionTolerance ? null : new Fault(wrong, from, to);
    }

    private ChangeResult Test(TextChange change, Func<Prediction, Prediction, Fault?> judge, CancellationToken cancellation)
    {
        _answers ??= _predictor.Predict(_texts, cancellation);
        var random = new SeededRandom(SeededRandom.DefaultSeed);
        var changed = new List<(int Text, ChangedText Changed)>();
        for (int text = 0; text < _texts.Count; text++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (change.Apply(_texts[text], random) is { } other)
                changed.Add((text, other));
        }
        Prediction[] answers = _predictor.Predict([.. changed.Select(pair => pair.Changed.Text)], cancellation);
        (double Badness, ChangedAnswer Answer)[] failures =
        [
            .. from pair in changed.Zip(answers)
               let before = _answers[pair.First.Text]
               let fault = judge(before, pair.Second)
               where fault is not null
               select (fault.Badness, new ChangedAnswer(
                   _texts[pair.First.Text], pair.First.Changed.Text, pair.First.Changed.Change,
                   before.Label, fault.Before, pair.Second.Label, fault.After)),
        ];
        IEnumerable<ChangedAnswer> worst = failures.OrderByDescending(failure => failure.Badness).Select(failure => failure.Answer);
        return new ChangeResult(change.Name, changed.Count, failures.Length, [.. worst.Take(BehaviourCheck.MostExamples)]);
    }

    /// <summary>What is wrong with an answer.</summary>
    /// <param name="Badness">Which of the faults is shown first.</param>
    /// <param name="Before">The probability before the change.</param>
    /// <param name="After">That after it.</param>
    private sealed record Fault(double Badness, double Before, double After);
}
