namespace GruSentiment.Data.Behaviour;

/// <summary>What <see cref="BehaviourCheck"/> found.</summary>
public sealed record BehaviourResult
{
    /// <summary>The file of the tests; null for the built-in ones.</summary>
    public string? TestsPath { get; init; }

    /// <summary>The capabilities that were tested, in the order of their tests.</summary>
    public IReadOnlyList<CapabilityResult> Capabilities { get; init; } = [];

    /// <summary>The mean of the capabilities' shares, each counted alike; null where none was tested.</summary>
    public double? Mean => Capabilities.Average(capability => (double?)capability.Share);

    /// <summary>The same of the tests with held-out words.</summary>
    public double? HeldOutMean => Capabilities.Average(capability => capability.HeldOutShare);

    /// <summary>The file of the user's texts; null where none was given.</summary>
    public string? DataPath { get; init; }

    /// <summary>How many of the file's texts were used.</summary>
    public int Texts { get; init; }

    /// <summary>How many texts the file has.</summary>
    public long AllTexts { get; init; }

    /// <summary>Changes that leave a text's opinion as it was; an answer that changes is a failure.</summary>
    public IReadOnlyList<ChangeResult> Invariance { get; init; } = [];

    /// <summary>
    /// Added sentences that are clearly good or bad; a probability of the positive class that then moves the other way, by more than
    /// <see cref="BehaviourCheck.DirectionTolerance"/>, is a failure.
    /// </summary>
    public IReadOnlyList<ChangeResult> Direction { get; init; } = [];

    /// <summary>What was left out and why, a sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }
}
