using GruSentiment.Encoders;

namespace GruSentiment.Explanations;

/// <summary>How much a <see cref="NetworkAttribution"/> asks of networks that take longer: so an explanation takes no longer.</summary>
internal static class AttributionEffort
{
    /// <summary>Products a token, of all networks, up to which the usual number of tokens is asked: a GRU of 128, bidirectional.</summary>
    private const double UsualProducts = 200_000;

    /// <summary>Share of the usual number of tokens, above 0 and at most 1.</summary>
    public static double For(ModelOptions model)
    {
        long products = 1;
        foreach ((_, int[] shape) in EncoderArchitecture.Of(model).Weights)
            products += shape is [var rows, var columns] ? (long)rows * columns : 0;
        return Math.Min(1, UsualProducts / (products * (double)model.Ensemble));
    }
}
