using System.Globalization;
using System.Text;
using CsCheck;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Epochs;

namespace GruSentiment.Reports.Tests.Runs;

public class HistoryFileTests
{
    private const string Header =
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,tokens_per_second\n";

    [Fact]
    public void Is_written_with_points_and_line_feeds_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(
                Header + "1,0.6931,0.5,0.65,0.61,0.001,1.235,123456\n2,NaN,0.75,Infinity,1,5E-05,0.5,0\n",
                Written([new(1, .6931, .5, .65, .61, .001, 1.23456, 123456.4),
                    new(2, double.NaN, .75, double.PositiveInfinity, 1, 5e-5, .5, 0)]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Reads_back_as_the_same_numbers() =>
        Gen.Double.Array[5].Sample(x =>
        {
            EpochResult result = new(7, x[0], x[1], x[2], x[3], x[4], 12.345, 98765);
            Assert.Equal([result], Read(Written([result])));
        });

    [Fact]
    public void Without_epochs_it_is_a_header()
    {
        Assert.Equal(Header, Written([]));
        Assert.Empty(Read(Header));
    }

    [Theory]
    [InlineData("", "runs/a/history.csv: line 1 is \"\"; \"epoch,")]
    [InlineData("epoch,loss\n1,2\n", "runs/a/history.csv: line 1 is \"epoch,loss\"; \"epoch,")]
    [InlineData(Header + "1,2,3,4,5,6,7,8\n2,3\n", "runs/a/history.csv: line 3 is \"2,3\"; an epoch and 7 numbers were expected.")]
    [InlineData(Header + "1,2,3,4,x,6,7,8\n", "runs/a/history.csv: line 2 is \"1,2,3,4,x,6,7,8\"; an epoch and 7 numbers were expected.")]
    public void A_broken_file_is_an_error_that_says_where(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<GruSentimentException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_no_training_writes_is_neither_read_whole_nor_said_whole()
    {
        string row = Header + new string('1', 1_000_000) + "\n";
        Assert.Equal($"runs/a/history.csv: line 2 is \"{new string('1', 200)}…\"; an epoch and 7 numbers were expected.",
            Assert.Throws<GruSentimentException>(() => Read(row)).Message);
        using var huge = new MemoryStream();
        huge.SetLength(16 * 1024 * 1024 + 1);
        Assert.Equal("runs/a/history.csv: has 16777217 bytes; at most 16777216 are read.",
            Assert.Throws<GruSentimentException>(() => HistoryFile.Read(huge, "runs/a/history.csv")).Message);
    }

    private static string Written(EpochResult[] history)
    {
        using var stream = new MemoryStream();
        HistoryFile.Write(stream, history);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IReadOnlyList<EpochResult> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return HistoryFile.Read(stream, "runs/a/history.csv");
    }
}
