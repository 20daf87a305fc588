namespace GruSentiment.Inference;

/// <summary>A model's prediction for one text.</summary>
public sealed class Prediction
{
    private readonly float[] _probabilities;
    private readonly IReadOnlyList<string> _labels;

    internal Prediction(IReadOnlyList<string> labels, float[] probabilities, double threshold, float known)
    {
        _labels = labels;
        _probabilities = probabilities;
        Known = known;
        Class = probabilities switch
        {
            [_, var second] => second >= (float)threshold ? 1 : 0,
            _ => Array.IndexOf(probabilities, probabilities.Max()),
        };
    }

    /// <summary>Number of the predicted class: its place in <see cref="Labels"/>.</summary>
    public int Class { get; }

    /// <summary>Name of the predicted class.</summary>
    public string Label => _labels[Class];

    /// <summary>Probability of the predicted class, 0 to 1.</summary>
    public float Probability => _probabilities[Class];

    /// <summary>Class names; with two classes, the negative one first.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Probability of each class, in the order of <see cref="Labels"/>; they add up to 1.</summary>
    public IReadOnlyList<float> Probabilities => _probabilities;

    /// <summary>
    /// Share of the text's tokens that are in the model's vocabulary, 0 to 1. Only the tokens that the network reads count, so those after
    /// the maximum length do not. A text without a token has 0.
    /// </summary>
    public float Known { get; }

    /// <summary>Whether the model knows at least one of these tokens. If not, the class is hardly better than a guess.</summary>
    public bool IsKnown => Known > 0;
}
