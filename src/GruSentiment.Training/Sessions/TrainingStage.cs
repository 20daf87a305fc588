namespace GruSentiment.Training.Sessions;

/// <summary>The parts of a training session that take time, in their order.</summary>
public enum TrainingStage
{
    /// <summary>The files are read.</summary>
    Reading,

    /// <summary>A fold of a cross-validation is trained and measured.</summary>
    Fold,

    /// <summary>The reviews are divided and encoded, the n-grams learnt and the networks made.</summary>
    Preparing,

    /// <summary>The networks learn from texts without labels.</summary>
    Pretraining,

    /// <summary>An epoch is trained and measured.</summary>
    Epoch,

    /// <summary>The best epoch's model is measured.</summary>
    Measuring,
}
