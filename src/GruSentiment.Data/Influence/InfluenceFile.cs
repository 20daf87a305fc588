using CsvHelper;
using GruSentiment.Data.Files;
using GruSentiment.Models;

namespace GruSentiment.Data.Influence;

/// <summary><c>influence.csv</c>: a row a word or phrase, class by class, the most influential first.</summary>
internal static class InfluenceFile
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "influence.csv";

    /// <summary>Writes it into a directory, which is made where there is none.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static string Save(string directory, IReadOnlyList<ClassInfluence> classes)
    {
        string path = Path.Combine(directory, FileName);
        OutputDirectory.Make(directory);
        AtomicFile.Write(path, stream => Write(stream, classes));
        return path;
    }

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, IReadOnlyList<ClassInfluence> classes)
    {
        using CsvWriter csv = CsvFile.Begin(stream, ["class", "kind", "text", "texts", "mean", "total"]);
        foreach (ClassInfluence one in classes)
        {
            WriteAll(one.Label, "word", one.Words);
            WriteAll(one.Label, "phrase", one.Phrases);
        }

        void WriteAll(string label, string kind, IReadOnlyList<InfluentialText> texts)
        {
            foreach (InfluentialText text in texts)
            {
                csv.WriteField(label);
                csv.WriteField(kind);
                csv.WriteField(text.Text);
                csv.WriteField(text.Texts);
                csv.WriteField(Math.Round(text.Mean, 6));
                csv.WriteField(Math.Round(text.Total, 6));
                csv.NextRecord();
            }
        }
    }
}
