namespace GruSentiment.Kernels;

/// <summary>
/// The weights of one direction of one layer, as they stand in a model file: PyTorch's names and layout, gates in the order r, z, n.
/// </summary>
/// <param name="WeightIh"><c>weight_ih_l{k}[_reverse]</c>, [3H, In].</param>
/// <param name="WeightHh"><c>weight_hh_l{k}[_reverse]</c>, [3H, H].</param>
/// <param name="BiasIh"><c>bias_ih_l{k}[_reverse]</c>, [3H].</param>
/// <param name="BiasHh"><c>bias_hh_l{k}[_reverse]</c>, [3H].</param>
internal sealed record GruDirectionWeights(
    ReadOnlyMemory<float> WeightIh, ReadOnlyMemory<float> WeightHh, ReadOnlyMemory<float> BiasIh, ReadOnlyMemory<float> BiasHh)
{
    /// <summary>The same weights, for a kernel's call.</summary>
    internal GruParameters Parameters => new(WeightIh.Span, WeightHh.Span, BiasIh.Span, BiasHh.Span);
}
