using GruSentiment.Kernels;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What a training's networks are, in words.</summary>
internal static class NetworkDescription
{
    /// <summary>Layers, their sizes, and the number of weights, in a line.</summary>
    public static string Of(TrainingRun run)
    {
        ModelOptions model = run.Request.Model;
        string layers = model.Layers == 1 ? "" : $", {model.Layers} layers";
        string ways = model.Bidirectional ? " both ways" : "";
        (string networks, string mean) = model.Ensemble == 1 ? ("", "") : ($"{model.Ensemble} networks of ", ", their mean");
        string end = run.Data.Labels.Count == 2 ? "sigmoid" : "softmax";
        string gru = $"GRU {model.HiddenDim}{ways}{layers}, {ReadoutName(model.Readout)}";
        return Invariant($"{networks}Embedding {model.EmbeddingDim} → {gru} → linear{mean} → {end}; {run.Parameters:#,0} weights{Frozen(run)}.");
    }

    /// <summary>What they are called beside the n-grams: a GRU, or the mean of several.</summary>
    public static string Grus(TrainingRun run) => run.Request.Model.Ensemble is > 1 and int networks ? $"mean of {networks} GRUs" : "GRU";

    private static string Frozen(TrainingRun run)
    {
        if (!run.Request.Training.FreezeEmbeddings)
            return "";
        long weights = (long)run.Request.Model.Ensemble * run.Data.Vocabulary.Count * run.Request.Model.EmbeddingDim;
        return Invariant($", {weights:#,0} of them frozen");
    }

    private static string ReadoutName(TimeReadout readout) => readout switch
    {
        TimeReadout.Last => "last state",
        TimeReadout.Mean => "mean over time",
        _ => "maximum over time",
    };
}
