namespace GruSentiment.Data.Behaviour;

/// <summary>How a model's answers to a user's texts bear a change of the texts.</summary>
/// <param name="Name">The change: <c>upper case</c>, <c>added link</c>, <c>added good sentence</c>.</param>
/// <param name="Texts">How many texts could be changed so.</param>
/// <param name="Failures">How many of those got an answer that they should not.</param>
/// <param name="Examples">The failures that show it best, three at most.</param>
public sealed record ChangeResult(string Name, int Texts, int Failures, IReadOnlyList<ChangedAnswer> Examples)
{
    /// <summary>The part of the texts that are failures, 0 to 1; null where no text could be changed.</summary>
    public double? Share => Texts == 0 ? null : (double)Failures / Texts;
}

/// <summary>Answers to a text as it was and as it is after a change.</summary>
/// <param name="Text">The text.</param>
/// <param name="Changed">The text after the change.</param>
/// <param name="Change">What was changed or added, in short: <c>great → graet</c>; empty where all of the text is.</param>
/// <param name="Before">The answer to the text.</param>
/// <param name="ProbabilityBefore">
/// The probability of that answer, 0 to 1; where a sentence was added, that of the positive class.
/// </param>
/// <param name="After">The answer to the changed text.</param>
/// <param name="ProbabilityAfter">The probability of that one, in the same way.</param>
public sealed record ChangedAnswer(
    string Text, string Changed, string Change, string Before, double ProbabilityBefore, string After, double ProbabilityAfter);
