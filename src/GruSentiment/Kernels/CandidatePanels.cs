namespace GruSentiment.Kernels;

/// <summary>
/// The candidates' rows of W, laid out for the products of a <see cref="SampledSoftmax"/>: in panels of three registers for the scores, and
/// in pairs of registers for the states' gradients. The candidates are padded to whole panels; a padded one has zero weights, and a score
/// that counts for nothing.
/// </summary>
/// <param name="width">H.</param>
/// <param name="lanes">Floats in a register.</param>
internal sealed unsafe class CandidatePanels(int width, int lanes) : IDisposable
{
    /// <summary>A score so low that its exponential counts for nothing.</summary>
    public const float ExcludedScore = -1e30f;

    private readonly NativeBuffer<float> _panels = new();
    private readonly NativeBuffer<float> _offsets = new();
    private readonly NativeBuffer<float> _pairs = new();

    /// <summary>K.</summary>
    public int Candidates { get; private set; }

    /// <summary>Candidates in a panel: three registers.</summary>
    public int PanelWidth => 3 * lanes;

    /// <summary>Panels.</summary>
    public int Panels { get; private set; }

    /// <summary>K, padded to whole panels.</summary>
    public int Padded => Panels * PanelWidth;

    /// <summary>Pairs of registers that hold a row of H.</summary>
    public int Pairs => (width + PairWidth - 1) / PairWidth;

    /// <summary>Floats in a pair of registers.</summary>
    public int PairWidth => 2 * lanes;

    /// <summary>H, padded to whole pairs of registers.</summary>
    public int PaddedWidth => Pairs * PairWidth;

    /// <summary>Parts that <see cref="Pack"/> can be done in, on any threads.</summary>
    public int Parts => Panels + Pairs;

    /// <summary>A panel's weights, [H][3 registers].</summary>
    public float* Panel(int panel) => _panels.Start + (long)panel * PanelWidth * width;

    /// <summary>A panel's offsets, [3 registers].</summary>
    public float* Offsets(int panel) => _offsets.Start + panel * PanelWidth;

    /// <summary>Two registers' columns of all candidates' weights, [K, padded][2 registers].</summary>
    public float* Pair(int pair) => _pairs.Start + (long)pair * Padded * PairWidth;

    /// <summary>Makes room for so many candidates.</summary>
    public void Reserve(int candidates)
    {
        Candidates = candidates;
        Panels = (candidates + PanelWidth - 1) / PanelWidth;
        _panels.Reserve((long)Padded * width);
        _offsets.Reserve(Padded);
        _pairs.Reserve((long)Padded * PaddedWidth);
    }

    /// <summary>Lays out one part.</summary>
    /// <param name="part">From 0 to <see cref="Parts"/> − 1.</param>
    /// <param name="ids">[K].</param>
    /// <param name="weights">W, [V, H].</param>
    /// <param name="offsets">[V].</param>
    public void Pack(int part, int* ids, float* weights, float* offsets)
    {
        if (part < Panels)
            PackPanel(part, ids, weights, offsets);
        else
            PackPair(part - Panels, ids, weights);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _panels.Dispose();
        _offsets.Dispose();
        _pairs.Dispose();
    }

    private void PackPanel(int panel, int* ids, float* weights, float* offsets)
    {
        float* target = Panel(panel);
        float* targetOffsets = Offsets(panel);
        for (int lane = 0; lane < PanelWidth; lane++)
        {
            int candidate = panel * PanelWidth + lane;
            bool real = candidate < Candidates;
            float* source = real ? weights + ids[candidate] * (long)width : null;
            for (int k = 0; k < width; k++)
                target[k * PanelWidth + lane] = real ? source[k] : 0;
            targetOffsets[lane] = real ? offsets[ids[candidate]] : ExcludedScore;
        }
    }

    private void PackPair(int pair, int* ids, float* weights)
    {
        int filled = Math.Min(PairWidth, width - pair * PairWidth);
        float* target = Pair(pair);
        for (int candidate = 0; candidate < Padded; candidate++, target += PairWidth)
        {
            int n = candidate < Candidates ? filled : 0;
            float* source = n > 0 ? weights + ids[candidate] * (long)width + pair * PairWidth : null;
            new ReadOnlySpan<float>(source, n).CopyTo(new Span<float>(target, PairWidth));
            new Span<float>(target + n, PairWidth - n).Clear();
        }
    }
}
