using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.FastText;

namespace GruSentiment.Cli.Terminal;

/// <summary>A comparison as JSON, for programs.</summary>
internal static class ComparisonJson
{
    private static readonly string[] s_parts = ["short", "medium", "long"];

    /// <summary>One object.</summary>
    public static string Of(ComparisonResult result)
    {
        return JsonText.Of(JsonText.Indented, json =>
        {
            json.WriteString("data", result.Files.Request.Data);
            json.WriteNumber("training_rows", result.Rows.Training);
            json.WriteNumber("measured_rows", result.Rows.Measured.Count);
            json.WriteString("measured_on", result.Rows.IsTest ? "test" : "validation");
            json.WriteStartArray("encoders");
            foreach (ComparedEncoder encoder in result.Encoders)
                Write(json, encoder);
            json.WriteEndArray();
            if (result.Ngrams is { } ngrams)
            {
                json.WriteStartObject("ngrams");
                json.WriteNumber("accuracy", ngrams.Accuracy);
                json.WriteNumber("f1", ngrams.F1);
                WriteParts(json, result.Rows.AccuracyByPart(ngrams));
                json.WriteEndObject();
            }
            if (result.FastTextAnswers is { } fastText)
                Write(json, result.FastText, fastText);
            json.WriteStartArray("claims");
            foreach ((string claim, string measured) in Claims.Of(result))
            {
                json.WriteStartObject();
                json.WriteString("said", claim);
                json.WriteString("measured", measured);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, ComparedEncoder encoder)
    {
        ComparedTraining first = encoder.Trainings[0];
        json.WriteStartObject();
        json.WriteString("encoder", ChoiceNames<EncoderKind>.Of(encoder.Kind));
        json.WriteNumber("seeds", encoder.Trainings.Count);
        json.WriteString("options", first.Options);
        json.WriteNumber("weights", first.Weights);
        json.WriteNumber("encoder_weights", first.EncoderWeights);
        json.WriteNumber("accuracy", encoder.Networks.Accuracy);
        Write(json, "accuracy_deviation", encoder.Networks.Deviation);
        json.WriteNumber("f1", encoder.Networks.F1);
        Write(json, "accuracy_with_ngrams", encoder.Together);
        WriteParts(json, encoder.Networks.AccuracyByPart);
        json.WriteNumber("seconds_per_epoch", Math.Round(encoder.SecondsPerEpoch, 3));
        json.WriteNumber("training_seconds", Math.Round(encoder.TrainingSeconds, 3));
        json.WriteNumber("tokens_per_second", Math.Round(encoder.TokensPerSecond));
        json.WriteNumber("texts_per_second", Math.Round(encoder.TextsPerSecond));
        json.WriteNumber("memory_bytes", first.MemoryBytes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ComparedFastText> trainings, RepeatedAnswers answers)
    {
        json.WriteStartObject("fasttext");
        json.WriteNumber("seeds", trainings.Count);
        json.WriteString("options", FastTextClassifier.Setting);
        json.WriteNumber("accuracy", answers.Accuracy);
        Write(json, "accuracy_deviation", answers.Deviation);
        json.WriteNumber("f1", answers.F1);
        WriteParts(json, answers.AccuracyByPart);
        json.WriteNumber("seconds_per_epoch", Math.Round(trainings.Average(one => one.SecondsPerEpoch), 3));
        json.WriteNumber("training_seconds", Math.Round(trainings.Average(one => one.TrainingSeconds), 3));
        json.WriteNumber("tokens_per_second", Math.Round(trainings.Average(one => one.TokensPerSecond)));
        json.WriteNumber("texts_per_second", Math.Round(trainings.Average(one => one.TextsPerSecond)));
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, IReadOnlyList<double?> parts)
    {
        for (int part = 0; part < parts.Count; part++)
            Write(json, $"accuracy_{s_parts[part]}", parts[part]);
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
