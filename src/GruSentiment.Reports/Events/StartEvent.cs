using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Reports.Events;

/// <summary>What is told of a training before its first epoch. <c>config.json</c> has every option.</summary>
internal static class StartEvent
{
    /// <summary>Writes the members.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="training">What is about to be trained.</param>
    /// <param name="directory">Where the run is saved.</param>
    /// <param name="isResumed">Whether it goes on from a checkpoint in that directory.</param>
    /// <param name="text">Writes a message to the user.</param>
    public static void WriteMembers(
        Utf8JsonWriter json, ModelTraining training, string directory, bool isResumed, Func<UserMessage, string> text)
    {
        TrainingData data = training.Data;
        json.WriteString("version", typeof(StartEvent).Assembly.GetName().Version?.ToString(3));
        json.WriteString("directory", directory);
        json.WriteBoolean("resumed", isResumed);
        json.WriteNumber("epochs_done", training.History.Count);
        json.WriteString("data", training.Request.Data);
        json.WriteNumber("training_rows", data.Training.Count);
        json.WriteNumber("validation_rows", data.Validation.Count);
        json.WriteNumber("test_rows", data.Test.Count);
        json.WriteNumber("unlabelled_rows", data.Unlabelled?.Count ?? 0);
        json.WriteTexts("classes", data.Labels);
        json.WriteNumber("vocabulary", data.Vocabulary.Count);
        json.WriteNumber("parameters", training.Parameters);
        WriteOptions(json, training.Request);
        json.WriteTexts("warnings", data.Warnings.Select(text));
    }

    private static void WriteOptions(Utf8JsonWriter json, TrainingRequest request)
    {
        (ModelOptions model, TrainingOptions options) = (request.Model, request.Training);
        json.WriteChoice("encoder", model.Encoder);
        json.WriteNumber("embedding_dim", model.EmbeddingDim);
        json.WriteNumber("hidden_dim", model.HiddenDim);
        json.WriteNumber("layers", model.Layers);
        json.WriteBoolean("bidirectional", model.Bidirectional);
        json.WriteNumber("ensemble", model.Ensemble);
        json.WriteNumber("ngrams", request.Ngrams.Order);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("batch_size", options.BatchSize);
        json.WriteFinite("lr", options.LearningRate);
    }
}
