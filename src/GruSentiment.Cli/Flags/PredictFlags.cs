using System.CommandLine;
using GruSentiment.Inference;
using GruSentiment.Models;
using static System.FormattableString;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags of the commands that use a trained model.</summary>
internal sealed class PredictFlags
{
    private readonly Option<string?> _model = Flag.Text(
        "--model", "DIRECTORY", "The run directory of a trained model; by default the newest under runs.", "-m");

    private readonly Option<double> _threshold = Flag.Decimal(
        "--threshold", "PROBABILITY", SentimentPredictor.DefaultThreshold,
        "With two classes, the lowest probability that counts as positive.");

    private readonly Option<int> _threads = Flag.Whole(
        "--threads", "THREADS", Environment.ProcessorCount, "Processor threads; by default as many as this machine has.");

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_model, _threshold, _threads];

    /// <summary>The run directory asked for, or the newest. The other flags are checked first.</summary>
    /// <exception cref="UsageException">The threshold or the number of threads can't be meant.</exception>
    public string Directory(ParseResult parsed)
    {
        UsageException.ThrowIfAny(Faults(parsed.GetValue(_threshold), parsed.GetValue(_threads)));
        if (parsed.GetValue(_model) is not { } named)
        {
            return TrainedRuns.Newest() ?? throw new GruSentimentException(
                $"There is no trained model under {Path.GetFullPath(TrainedRuns.Parent)}. "
                + $"Make one with `train --data FILE`, or name one with --model DIRECTORY.");
        }
        if (System.IO.Directory.Exists(named))
            return named;
        string found = File.Exists(named) ? "is a file; the directory of a run was expected" : "does not exist";
        throw new GruSentimentException($"{named}: {found}. `train --data FILE` makes a model and prints its directory.");
    }

    /// <summary>Loads a model, as the command line asks for it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="directory">See <see cref="Directory"/>.</param>
    /// <exception cref="UsageException">A threshold was given for a model of more than two classes.</exception>
    public SentimentPredictor Load(ParseResult parsed, string directory)
    {
        SentimentPredictor predictor = SentimentPredictor.Load(directory, parsed.GetValue(_threads), parsed.GetValue(_threshold));
        if (predictor.Labels.Count > 2 && parsed.Given(_threshold) is not null)
        {
            string labels = string.Join(", ", predictor.Labels);
            throw new UsageException($"--threshold is for models of two classes; this one has {predictor.Labels.Count}: {labels}.");
        }
        return predictor;
    }

    private static IEnumerable<string> Faults(double threshold, int threads)
    {
        if (threshold is not (>= 0 and <= 1))
            yield return Invariant($"--threshold is {threshold}; it must be from 0 to 1.");
        if (threads is < 1 or > SentimentPredictor.MostThreads)
            yield return $"--threads is {threads}; it must be from 1 to {SentimentPredictor.MostThreads}.";
    }
}
