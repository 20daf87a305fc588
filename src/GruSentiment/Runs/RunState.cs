namespace GruSentiment.Runs;

/// <summary>How far the training of a run directory has come.</summary>
internal enum RunState
{
    /// <summary>It has ended, and the model has been measured.</summary>
    Finished,

    /// <summary>A training is writing to it.</summary>
    Running,

    /// <summary>It was interrupted, and can be resumed from a checkpoint.</summary>
    Unfinished,

    /// <summary>It was killed, and left no checkpoint to resume from; the model of its best epoch is there if one had ended.</summary>
    Killed,
}
