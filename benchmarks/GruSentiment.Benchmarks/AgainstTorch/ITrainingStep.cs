namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>A model in training.</summary>
internal interface ITrainingStep : IDisposable
{
    /// <summary>Duration of the last step's recurrent part, in seconds; NaN where it is not known.</summary>
    double RecurrentSeconds { get; }

    /// <summary>One step; returns its loss.</summary>
    float Run(TokenBatch batch);
}
