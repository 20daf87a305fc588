namespace GruSentiment.Kernels;

/// <summary>The weights of one direction of one layer in PyTorch's layout, gates in the order r, z, n.</summary>
/// <param name="weightIh"><c>weight_ih_l{k}</c>, [3H, In] row by row.</param>
/// <param name="weightHh"><c>weight_hh_l{k}</c>, [3H, H] row by row.</param>
/// <param name="biasIh"><c>bias_ih_l{k}</c>, [3H].</param>
/// <param name="biasHh"><c>bias_hh_l{k}</c>, [3H].</param>
internal readonly ref struct GruParameters(
    ReadOnlySpan<float> weightIh, ReadOnlySpan<float> weightHh, ReadOnlySpan<float> biasIh, ReadOnlySpan<float> biasHh)
{
    /// <summary><c>weight_ih_l{k}</c>, [3H, In].</summary>
    public ReadOnlySpan<float> WeightIh { get; } = weightIh;

    /// <summary><c>weight_hh_l{k}</c>, [3H, H].</summary>
    public ReadOnlySpan<float> WeightHh { get; } = weightHh;

    /// <summary><c>bias_ih_l{k}</c>, [3H].</summary>
    public ReadOnlySpan<float> BiasIh { get; } = biasIh;

    /// <summary><c>bias_hh_l{k}</c>, [3H].</summary>
    public ReadOnlySpan<float> BiasHh { get; } = biasHh;

    /// <summary>Throws unless every length fits the shape.</summary>
    /// <exception cref="ArgumentException">A length does not fit; the message names it, found and expected.</exception>
    internal void Check(GruShape layer)
    {
        long gates = 3L * layer.HiddenSize;
        Expect("weight_ih", WeightIh.Length, gates * layer.InputSize);
        Expect("weight_hh", WeightHh.Length, gates * layer.HiddenSize);
        Expect("bias_ih", BiasIh.Length, gates);
        Expect("bias_hh", BiasHh.Length, gates);
    }

    private static void Expect(string name, int found, long expected)
    {
        if (found != expected)
            throw new ArgumentException($"{name} has {found} numbers; the layer's shape asks for {expected}.");
    }
}

/// <summary>Where the gradients of a direction's weights are written, in the layout of <see cref="GruParameters"/>.</summary>
/// <param name="weightIh">[3H, In].</param>
/// <param name="weightHh">[3H, H].</param>
/// <param name="biasIh">[3H].</param>
/// <param name="biasHh">[3H].</param>
internal readonly ref struct GruGradients(Span<float> weightIh, Span<float> weightHh, Span<float> biasIh, Span<float> biasHh)
{
    /// <summary>Of <c>weight_ih_l{k}</c>, [3H, In].</summary>
    public Span<float> WeightIh { get; } = weightIh;

    /// <summary>Of <c>weight_hh_l{k}</c>, [3H, H].</summary>
    public Span<float> WeightHh { get; } = weightHh;

    /// <summary>Of <c>bias_ih_l{k}</c>, [3H].</summary>
    public Span<float> BiasIh { get; } = biasIh;

    /// <summary>Of <c>bias_hh_l{k}</c>, [3H].</summary>
    public Span<float> BiasHh { get; } = biasHh;

    /// <summary>Throws unless every length fits the shape.</summary>
    internal void Check(GruShape layer) => new GruParameters(WeightIh, WeightHh, BiasIh, BiasHh).Check(layer);
}
