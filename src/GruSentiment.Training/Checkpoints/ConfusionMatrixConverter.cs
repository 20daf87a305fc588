using System.Text.Json;
using System.Text.Json.Serialization;
using GruSentiment.Evaluation;

namespace GruSentiment.Training.Checkpoints;

/// <summary>A confusion matrix as its labels and its rows of counts.</summary>
internal sealed class ConfusionMatrixConverter : JsonConverter<ConfusionMatrix>
{
    /// <inheritdoc/>
    public override ConfusionMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        string[] labels = [.. json.RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)];
        int[,] counts = new int[labels.Length, labels.Length];
        foreach ((int actual, JsonElement row) in json.RootElement.GetProperty("counts").EnumerateArray().Index())
        {
            foreach ((int predicted, JsonElement count) in row.EnumerateArray().Index())
                counts[actual, predicted] = count.GetInt32();
        }
        return new ConfusionMatrix(labels, counts);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConfusionMatrix value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("labels");
        foreach (string label in value.Labels)
            writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WriteStartArray("counts");
        for (int actual = 0; actual < value.Labels.Count; actual++)
        {
            writer.WriteStartArray();
            for (int predicted = 0; predicted < value.Labels.Count; predicted++)
                writer.WriteNumberValue(value[actual, predicted]);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
