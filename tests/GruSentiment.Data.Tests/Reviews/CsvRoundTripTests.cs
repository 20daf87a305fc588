using System.Globalization;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Reviews;

public class CsvRoundTripTests
{
    private static readonly Gen<string> Text =
        Gen.OneOfConst("good", "film", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", " ", "'", "é", "👍", "0", "\\", "#")
        .Array[1, 12].Select(pieces => "A review: " + string.Concat(pieces) + " end");

    [Fact]
    public void What_is_written_by_the_rules_is_read_as_it_was() =>
        Gen.Select(
            Gen.Select(Text, Gen.Int[0, 1]).Array[1, 12],
            Gen.OneOfConst(",", "\t", ";", "|", "||", "::"), Gen.OneOfConst("\n", "\r\n", "\r")).Sample((rows, delimiter, lineEnd) =>
        {
            var written = new StringWriter();
            var rules = new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                NewLine = lineEnd,
                ShouldQuote = row => NeedsQuotes(row.Field ?? "", delimiter),
            };
            using (var csv = new CsvWriter(written, rules))
            {
                WriteRow(csv, "text", "label");
                foreach ((string text, int label) in rows)
                    WriteRow(csv, text, $"{label}");
            }
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(written.ToString()));

            using var reader = ReviewReader.Open(stream, "reviews.csv",
                new ReviewReaderOptions { Delimiter = delimiter, Quoting = Quoting.Rfc4180 });

            int line = 2;
            foreach ((ReviewRow row, (string text, int label)) in reader.Rows().ToArray().Zip(rows))
            {
                Assert.Equal(new ReviewRow(line, text, $"{label}", 0), row);
                line += 1 + LineEnds.In(text);
            }
        }, seed: "0000KFdLmrA5");

    /// <summary>Of the line ends, the writer itself quotes its own alone.</summary>
    private static bool NeedsQuotes(string field, string delimiter) =>
        field.Contains(delimiter, StringComparison.Ordinal) || field.AsSpan().ContainsAny("\"\r\n");

    private static void WriteRow(CsvWriter csv, string text, string label)
    {
        csv.WriteField(text);
        csv.WriteField(label);
        csv.NextRecord();
    }
}
