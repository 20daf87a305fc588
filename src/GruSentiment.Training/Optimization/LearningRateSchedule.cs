using GruSentiment.Training.Options;

namespace GruSentiment.Training.Optimization;

/// <summary>
/// The learning rate of each step: constant, or up in a straight line from near 0 over the warm-up and then down to 0 along half a cosine
/// (Loshchilov and Hutter 2017, without restarts). A function of the step alone, so that it has no state to save.
/// </summary>
internal sealed class LearningRateSchedule
{
    /// <summary>Part of all steps that the warm-up takes.</summary>
    private const double WarmUp = 0.1;

    private readonly ScheduleShape _shape;
    private readonly double _highest;
    private readonly long _steps;
    private readonly long _warmUpSteps;

    /// <param name="highest">Learning rate at its highest.</param>
    /// <param name="steps">Steps of the whole training, all epochs.</param>
    /// <param name="shape">The schedule.</param>
    public LearningRateSchedule(double highest, long steps, ScheduleShape shape = ScheduleShape.Cosine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        _shape = shape;
        _highest = highest;
        _steps = steps;
        _warmUpSteps = (long)Math.Ceiling(steps * WarmUp);
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">From 0.</param>
    public double At(long step)
    {
        if (_shape == ScheduleShape.Constant)
            return _highest;
        if (step < _warmUpSteps)
            return _highest * (step + 1) / _warmUpSteps;
        double done = (double)(step - _warmUpSteps) / (_steps - _warmUpSteps);
        return _highest * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(done, 1)));
    }
}
