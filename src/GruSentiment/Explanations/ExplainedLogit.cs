namespace GruSentiment.Explanations;

/// <summary>
/// The logit that is explained: with one output, its own; with more, that of a class less the mean of all, which leaves the probabilities
/// as they are. It is linear, so contributions to the outputs make contributions to it.
/// </summary>
/// <param name="outputs">C.</param>
/// <param name="class">The class that is explained.</param>
internal readonly struct ExplainedLogit(int outputs, int @class)
{
    /// <summary>Number of outputs, C.</summary>
    public int Outputs => outputs;

    /// <summary>The explained logit, or a contribution to it.</summary>
    /// <param name="values">[C]: logits, or contributions to them.</param>
    public double Of(ReadOnlySpan<double> values)
    {
        if (outputs == 1)
            return values[0];
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return values[@class] - sum / outputs;
    }
}
