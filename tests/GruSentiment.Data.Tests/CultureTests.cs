using System.Globalization;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tests.Statistics;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests;

public sealed class CultureTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_message_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string[] expected = Messages();
            // 1.234,5; 1٬234٫5 and another minus; likewise; spaces
            foreach (string culture in (string[])["de-DE", "fa-IR", "ar-SA", "sv-SE"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, Messages());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private string[] Messages()
    {
        string lines = _folder.Write("lines.txt", new string('x', 17 * 1024 * 1024) + "\n");
        string quotes = _folder.Write("quotes.csv", "text,label\nA fine film,1\n\"Never closed,0\n");
        string unnamed = _folder.Write("unnamed.csv", ",label\nA fine film,1\nA bad film,0\n");
        string shape = _folder.Write("shape.csv", "text,label\nA fine film,1\nA bad film,0\nshort\nlong,1,2,3\n");
        string good = ReviewFile.Of(_folder,
            Enumerable.Range(0, 2400).Select(i => ($"{(i % 8 == 0 ? 0 : 1)}", $"a text of words x{i / 2}")));
        ReviewSet set = ReviewSet.Load(good);
        ReviewStatistics statistics = ReviewStatistics.Of(good);
        return
        [
            Message(() => UnlabelledSet.Load(lines, new ReviewReaderOptions())),
            Message(() => ReviewSet.Load(lines)),
            Message(() => ReviewSet.Load(quotes)),
            Message(() => ReviewSet.Load(unnamed, new ReviewReaderOptions { TextColumn = "body" })),
            Message(() => ReviewSet.Load(shape)),
            Message(() => StratifiedSplit.Of(set, validation: 0.75, seed: 1, test: 0.5)),
            Message(() => StratifiedSplit.Of(set, validation: -0.5, seed: 1)),
            Message(() => StratifiedFolds.Of(set, 5000, validation: 0.1, seed: 1)),
            .. set.Report.Lines().Select(line => line.ToString()), .. statistics.Suggestions.Select(suggestion => suggestion.ToString()),
            StatisticsJson.Of(statistics, seconds: 1.5), Holdout.Part(0.25).ToString(),
        ];
    }

    private static string Message(Action act) =>
        Record.Exception(act) is { } error ? error.Message : throw new InvalidOperationException("There is no error.");
}
