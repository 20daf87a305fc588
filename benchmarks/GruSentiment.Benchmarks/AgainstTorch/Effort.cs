namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>How long a comparison takes.</summary>
internal sealed record Effort
{
    /// <summary>Two or three minutes in all.</summary>
    public static Effort Short { get; } = new();

    /// <summary>Ten to fifteen minutes.</summary>
    public static Effort Thorough { get; } = new()
    {
        TrialSteps = 4,
        TrialsPerReadout = true,
        Finalists = 3,
        Rounds = 11,
        TorchSteps = 3,
        OurSteps = 12,
        Alone = true,
    };

    /// <summary>Steps with each setting, to find the fastest settings; after one that is not measured.</summary>
    public int TrialSteps { get; private init; } = 2;

    /// <summary>All settings are tried with each readout; else with the last state, and the fastest are tried with the mean.</summary>
    public bool TrialsPerReadout { get; private init; }

    /// <summary>The fastest settings, measured in every round.</summary>
    public int Finalists { get; private init; } = 2;

    /// <summary>Rounds; in each, every finalist and the kernels are measured once, in turn.</summary>
    public int Rounds { get; private init; } = 5;

    /// <summary>Steps of nn.GRU in a round, after one that is not measured.</summary>
    public int TorchSteps { get; private init; } = 1;

    /// <summary>Steps of the kernels in a round, after <see cref="OurUnmeasured"/>.</summary>
    public int OurSteps { get; private init; } = 6;

    /// <summary>Steps of the kernels in a round that are not measured: about as long as one of nn.GRU.</summary>
    public int OurUnmeasured { get; private init; } = 4;

    /// <summary>Measures GRU and readout alone, too.</summary>
    public bool Alone { get; private init; }
}
