namespace GruSentiment.Inference;

/// <summary>
/// How the logits of the networks and of the n-gram model become one: scaled, added, shifted. It is fitted on the validation set. So it
/// weighs the two by what each is worth (stacking, Wolpert 1992), and calibrates the probabilities: without an n-gram model it is
/// temperature scaling (Guo et al. 2017) with a bias, as Platt (1999) fits one.
/// </summary>
/// <param name="Networks">Scale of the networks' mean logits, above 0.</param>
/// <param name="Ngrams">Scale of the n-gram model's logits; 0 without one.</param>
/// <param name="Bias">Added to each output [C].</param>
internal sealed record Blend(double Networks, double Ngrams, IReadOnlyList<double> Bias)
{
    /// <summary>Leaves the networks' logits as they are.</summary>
    public static Blend NetworksAlone(int outputs) => new(1, 0, new double[outputs]);

    /// <summary>One text's logits.</summary>
    /// <param name="networks">[C].</param>
    /// <param name="ngrams">[C]; ignored where their scale is 0.</param>
    /// <param name="logits">[C], written; may be one of the two.</param>
    public void Apply(ReadOnlySpan<double> networks, ReadOnlySpan<double> ngrams, Span<double> logits)
    {
        for (int i = 0; i < networks.Length; i++)
            logits[i] = Networks * networks[i] + (Ngrams == 0 ? 0 : Ngrams * ngrams[i]) + Bias[i];
    }
}
