using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>
/// Small made-up files, written as shops, app stores, spreadsheets and scrapers write theirs: <c>Corpus/expected.tsv</c> says of each what
/// is to come of it, and why. <c>ok</c>: these columns and rows. <c>ask</c>: a question that names the columns. <c>refuse</c>: a message.
/// <c>?</c>: these columns and rows, or a message.
/// </summary>
public class CorpusTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string, string, string, string, string> Files()
    {
        var files = new TheoryData<string, string, string, string, string>();
        foreach (string line in File.ReadLines(Path.Combine(s_folder, "expected.tsv")).Skip(1))
        {
            string[] fields = line.Split('\t');
            files.Add(fields[0], fields[1], fields[2], fields[3], fields[4]);
        }
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_read_right_or_refused_in_words(string file, string outcome, string text, string label, string rows)
    {
        (ReviewSet? set, string? message) = Read(file);

        if (outcome is "ok" || (outcome is "?" && set is not null))
        {
            Assert.True(set is not null, message);
            ReviewColumns columns = set.Report.Columns;
            string counts = string.Join(';', set.ClassNames.Zip(set.ClassCounts, (name, count) => $"{name}={count}"));
            Assert.Equal($"{text} {label} {rows}", $"{columns.Names[columns.Text]} {columns.Names[columns.Label!.Value]} {counts}");
        }
        else
        {
            Assert.True(set is null, "It was read.");
            Assert.StartsWith(Path.Combine(s_folder, file), message, StringComparison.Ordinal);
            if (outcome is "ask")
                Assert.Matches("Columns '.+' and '.+' could each hold .+ Name one with (TextColumn|LabelColumn)\\.$", message);
        }
    }

    private static (ReviewSet? Set, string? Message) Read(string file)
    {
        try
        {
            return (ReviewSet.Load(Path.Combine(s_folder, file)), null);
        }
        catch (DataException e)
        {
            return (null, e.Message);
        }
    }
}
