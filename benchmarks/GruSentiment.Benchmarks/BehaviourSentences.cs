using System.Globalization;
using CsvHelper;
using GruSentiment.Data.Behaviour;

namespace GruSentiment.Benchmarks;

/// <summary><c>sentences FILE</c>: the sentences that <c>check</c> asks, as a CSV to ask another program.</summary>
internal static class BehaviourSentences
{
    /// <summary>Writes <c>text,label,capability</c>, without the neutral sentences.</summary>
    public static int Write(string file)
    {
        using var csv = new CsvWriter(new StreamWriter(file), CultureInfo.InvariantCulture);
        string[][] rows =
        [
            ["text", "label", "capability"],
            .. BehaviourSuite.English.Tests.Where(test => test.Label != "neutral")
                .Select(test => (string[])[test.Text, test.Label, test.Capability]),
        ];
        foreach (string[] row in rows)
        {
            foreach (string field in row)
                csv.WriteField(field);
            csv.NextRecord();
        }
        return 0;
    }
}
