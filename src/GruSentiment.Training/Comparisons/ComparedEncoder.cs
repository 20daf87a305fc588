using GruSentiment.Encoders;

namespace GruSentiment.Training.Comparisons;

/// <summary>An encoder's trainings together.</summary>
/// <param name="Rows">What they were measured on.</param>
/// <param name="Trainings">One a seed.</param>
public sealed record ComparedEncoder(ComparedRows Rows, IReadOnlyList<ComparedTraining> Trainings)
{
    /// <summary>The encoder.</summary>
    public EncoderKind Kind => Trainings[0].Encoder;

    /// <summary>Mean accuracy of the network alone.</summary>
    public double Accuracy => Mean(training => training.Network.Accuracy);

    /// <summary>Standard deviation of it between the seeds, that of a sample; null with one seed.</summary>
    public double? Deviation
    {
        get
        {
            double mean = Accuracy;
            return Trainings.Count < 2 ? null
                : Math.Sqrt(Trainings.Sum(one => Math.Pow(one.Network.Accuracy - mean, 2)) / (Trainings.Count - 1));
        }
    }

    /// <summary>Mean F1 of the network alone.</summary>
    public double F1 => Mean(training => training.Network.F1);

    /// <summary>Mean accuracy of network and n-gram model together; null without n-grams.</summary>
    public double? Together => Trainings[0].Together is null ? null : Mean(training => training.Together!.Accuracy);

    /// <summary>Mean seconds of an epoch.</summary>
    public double SecondsPerEpoch => Mean(training => training.SecondsPerEpoch);

    /// <summary>Mean seconds of all epochs.</summary>
    public double TrainingSeconds => Mean(training => training.TrainingSeconds);

    /// <summary>Mean tokens trained on a second.</summary>
    public double TokensPerSecond => Mean(training => training.TokensPerSecond);

    /// <summary>Mean answers a second of the whole model.</summary>
    public double TextsPerSecond => Mean(training => training.TextsPerSecond);

    /// <summary>Mean accuracy of the network alone on short, medium and long rows; null where there are none.</summary>
    public IReadOnlyList<double?> AccuracyByPart
    {
        get
        {
            IReadOnlyList<double?>[] all = [.. Trainings.Select(training => Rows.AccuracyByPart(training.Network))];
            return [.. Enumerable.Range(0, ComparedRows.Parts).Select(part => all[0][part] is null ? null : all.Average(one => one[part]))];
        }
    }

    private double Mean(Func<ComparedTraining, double> of) => Trainings.Average(of);
}
