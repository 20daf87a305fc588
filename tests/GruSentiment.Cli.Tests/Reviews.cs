using System.Globalization;
using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests;

/// <summary>Small made-up data, and a model of it that every test may use.</summary>
public static class Reviews
{
    private static readonly string[] s_good = ["great", "lovely", "superb"];
    private static readonly string[] s_bad = ["awful", "boring", "broken"];
    private static readonly string[] s_soso = ["ordinary", "middling", "plain"];
    private static readonly string[] s_things = ["film", "lamp", "soup", "book", "phone", "song", "chair", "train"];

    /// <summary>Flags for a training of a second.</summary>
    public static string[] Small { get; } = ["--embedding-dim", "8", "--hidden-dim", "8", "--epochs", "2", "--lr", "0.05"];

    /// <summary>CSV of two classes, as many of each.</summary>
    public static string TwoClasses(int rows) => Csv(rows, ("positive", s_good), ("negative", s_bad));

    /// <summary>CSV of three classes.</summary>
    public static string ThreeClasses(int rows) => Csv(rows, ("positive", s_good), ("negative", s_bad), ("neutral", s_soso));

    /// <summary>Trains a small model.</summary>
    /// <returns>Its directory's name.</returns>
    public static string Train(TemporaryDirectory directory, string csv, string name = "model")
    {
        directory.Write($"{name}.csv", csv);
        CommandResult result = CommandLine.Run(directory, ["train", "--data", $"{name}.csv", "--output", name, .. Small]);
        Assert.True(result.ExitCode == 0, result.Error);
        return name;
    }

    private static string Csv(int rows, params (string Label, string[] Words)[] classes)
    {
        var csv = new StringBuilder("text,label\n");
        for (int i = 0; i < rows; i++)
        {
            (string label, string[] words) = classes[i % classes.Length];
            string thing = s_things[i / classes.Length % s_things.Length];
            string first = words[i / 7 % words.Length], second = words[i / 3 % words.Length];
            csv.Append(CultureInfo.InvariantCulture, $"\"A {first} {thing}, the {second} number {i}.\",{label}\n");
        }
        return csv.ToString();
    }
}
