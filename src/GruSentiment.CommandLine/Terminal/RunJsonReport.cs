using System.Text.Json;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>runs show --format json</c> prints for programs: one object.</summary>
internal static class RunJsonReport
{
    /// <summary>Writes it.</summary>
    public static void Write(RunDetails run)
    {
        Console.Out.WriteLine(JsonText.Of(JsonText.Indented, json =>
        {
            RunsReport.WriteMembers(json, run.Summary);
            WriteOrNull(json, "config", run.Config);
            WriteOrNull(json, "metrics", run.Metrics);
            Write(json, run.Epochs);
            Write(json, run.Files);
            json.WriteStartArray("faults");
            foreach (string fault in run.Faults)
                json.WriteStringValue(fault);
            json.WriteEndArray();
        }));
    }

    private static void WriteOrNull(Utf8JsonWriter json, string name, JsonElement? content)
    {
        json.WritePropertyName(name);
        if (content is { } element)
            element.WriteTo(json);
        else
            json.WriteNullValue();
    }

    /// <summary>The epochs, with the names of <c>history.csv</c>.</summary>
    private static void Write(Utf8JsonWriter json, IReadOnlyList<RunEpoch> epochs)
    {
        string[] names = RunHistory.Header.Split(',');
        json.WriteStartArray("history");
        foreach (RunEpoch epoch in epochs)
        {
            double[] numbers =
            [
                epoch.Epoch, epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValidationLoss, epoch.ValidationAccuracy,
                epoch.LearningRate, epoch.Seconds, epoch.TokensPerSecond,
            ];
            json.WriteStartObject();
            foreach ((string name, double number) in names.Zip(numbers))
            {
                if (double.IsFinite(number))
                    json.WriteNumber(name, number);
                else
                    json.WriteNull(name);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<RunFile> files)
    {
        json.WriteStartArray("files");
        foreach (RunFile file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
