namespace GruSentiment.Training.Sessions;

/// <summary>The parts of a training session that take time, in their order.</summary>
public enum TrainingStage
{
    /// <summary>The files are read.</summary>
    Reading,

    /// <summary>A fold of a cross-validation is trained and measured.</summary>
    Fold,

    /// <summary>The reviews are split and encoded, the n-gram model is trained and the networks are made.</summary>
    Preparing,

    /// <summary>The networks are pretrained on texts without labels.</summary>
    Pretraining,

    /// <summary>An epoch is trained and measured.</summary>
    Epoch,

    /// <summary>The best epoch's model is measured.</summary>
    Measuring,
}
