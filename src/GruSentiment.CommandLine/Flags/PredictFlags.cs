using System.CommandLine;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flags of the commands that use a trained model.</summary>
/// <param name="options">The options of <see cref="PredictionOptions"/> among them; those of a measurement when null.</param>
internal sealed class PredictFlags(IReadOnlyList<DeclaredOption>? options = null)
{
    private readonly Option<string?> _model = Flag.Text(
        "--model", "DIRECTORY", "The run directory of a trained model; by default the newest under runs.", "-m");

    private readonly OptionFlags _options = new(options ?? PredictionOptions.ForMeasuring);

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_model, .. _options.All];

    /// <summary>How the model is to answer.</summary>
    /// <exception cref="OptionException">It can't be meant.</exception>
    public PredictionOptions Options(ParseResult parsed) => _options.Read<PredictionOptions>(parsed);

    /// <summary>The run directory asked for, or the newest. The other flags are checked first.</summary>
    /// <exception cref="OptionException">Another flag can't be meant.</exception>
    public string Directory(ParseResult parsed)
    {
        _ = Options(parsed);
        return parsed.GetValue(_model) is { } named ? Checked(named) : Newest();
    }

    /// <summary>A directory that the user has named.</summary>
    /// <exception cref="GruSentimentException">There is none, or no model in it.</exception>
    public static string Checked(string named) => ModelFolder.Fault(named) is { } fault
        ? throw new GruSentimentException($"{named}: {fault}. `train --data FILE` makes a model and prints its directory.")
        : named;

    /// <summary>The newest run directory.</summary>
    /// <exception cref="GruSentimentException">There is none.</exception>
    public static string Newest() => TrainedRuns.Newest() ?? throw new GruSentimentException(
        $"There is no trained model under {Path.GetFullPath(TrainedRuns.Parent)}. "
        + $"Make one with `train --data FILE`, or name one with --model DIRECTORY.");

    /// <summary>Loads a model, as the command line asks for it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="directory">See <see cref="Directory"/>.</param>
    /// <exception cref="UsageException">A threshold was given for a model of more than two classes.</exception>
    public SentimentPredictor Load(ParseResult parsed, string directory)
    {
        PredictionOptions asked = Options(parsed);
        SentimentPredictor predictor = LoadNamedOrNewest(parsed, directory, asked);
        if (predictor.Labels.Count > 2 && asked.SourceOf(PredictionOptions.ThresholdOption) == OptionSource.Given)
        {
            string labels = ShortList.Of(predictor.Labels);
            throw new UsageException($"--threshold is for models of two classes; this one has {predictor.Labels.Count}: {labels}.");
        }
        return predictor;
    }

    /// <summary>An older run would answer otherwise, and nobody asked for it: one that can't be read is not passed over.</summary>
    private SentimentPredictor LoadNamedOrNewest(ParseResult parsed, string directory, PredictionOptions asked)
    {
        try
        {
            return SentimentPredictor.Load(directory, asked.Threads, asked.Threshold);
        }
        catch (ModelException e) when (parsed.GetValue(_model) is null)
        {
            throw new GruSentimentException($"{e.UserMessage} {directory} is the newest run; --model DIRECTORY names another.", e);
        }
    }
}
