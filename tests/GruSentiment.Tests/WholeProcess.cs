namespace GruSentiment.Tests;

/// <summary>Tests that measure the whole process: what runs beside them would be measured too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    /// <summary>Its name.</summary>
    public const string Name = "Whole process";
}
