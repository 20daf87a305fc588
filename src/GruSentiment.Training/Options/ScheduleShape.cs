namespace GruSentiment.Training.Options;

/// <summary>How the learning rate changes over a training.</summary>
public enum ScheduleShape
{
    /// <summary>Up over a warm-up, then down to 0 along half a cosine.</summary>
    Cosine,

    /// <summary>The same at every step.</summary>
    Constant,
}
