using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Training.Models;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What a training's networks are, in words.</summary>
internal static class NetworkDescription
{
    /// <summary>Layers, their sizes, and the number of weights, in a line.</summary>
    public static string Of(ModelTraining training)
    {
        ModelOptions model = training.Request.Model;
        string layers = model.Layers == 1 ? "" : $", {model.Layers} layers";
        string ways = model.Bidirectional ? " both ways" : "";
        (string networks, string mean) = model.Ensemble == 1 ? ("", "") : ($"{model.Ensemble} networks of ", ", their mean");
        string end = training.Data.Labels.Count == 2 ? "sigmoid" : "softmax";
        string gru = $"GRU {model.HiddenDim}{ways}{layers}, {ReadoutName(model.Readout)}";
        string weights = Invariant($"{training.Parameters:#,0} weights{Frozen(training)}");
        return Invariant($"{networks}Embedding {model.EmbeddingDim} → {gru} → linear{mean} → {end}; {weights}.");
    }

    /// <summary>What they are called beside the n-grams: a GRU, or the mean of several.</summary>
    public static string Grus(ModelTraining training) =>
        training.Request.Model.Ensemble is > 1 and int networks ? $"mean of {networks} GRUs" : "GRU";

    private static string Frozen(ModelTraining training)
    {
        if (!training.Request.Training.FreezeEmbeddings)
            return "";
        long weights = (long)training.Request.Model.Ensemble * training.Data.Vocabulary.Count * training.Request.Model.EmbeddingDim;
        return Invariant($", {weights:#,0} of them frozen");
    }

    private static string ReadoutName(TimeReadout readout) => readout switch
    {
        TimeReadout.Last => "last state",
        TimeReadout.Mean => "mean over time",
        _ => "maximum over time",
    };
}
