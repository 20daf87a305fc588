namespace GruSentiment.Inference;

/// <summary>The label that an answer is written with: its class, unless the model does not know the text or is not sure.</summary>
/// <param name="unsureBelow">An answer whose probability is below it is unsure; null where none is.</param>
internal sealed class AnswerLabel(double? unsureBelow)
{
    /// <summary>Of a text without a token that the model knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>Of an answer whose probability is too low.</summary>
    public const string Unsure = "unsure";

    /// <summary>The label of an answer.</summary>
    public string Of(Prediction prediction)
    {
        if (!prediction.IsKnown)
            return Unknown;
        return prediction.Probability < (float?)unsureBelow ? Unsure : prediction.Label;
    }
}
