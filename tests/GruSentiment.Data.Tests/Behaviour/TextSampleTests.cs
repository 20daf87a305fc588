using System.Globalization;
using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Behaviour;

public sealed class TextSampleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void All_texts_of_a_small_file_are_used_but_empty_ones()
    {
        TextSample sample = Read("one\n\n  \ntwo\n");
        Assert.Equal(["one", "two"], sample.Texts);
        Assert.Equal(2, sample.All);
    }

    [Fact]
    public void Of_a_large_file_some_are_drawn_from_everywhere_and_the_same_every_time()
    {
        const int All = 5 * TextSample.MostTexts;
        string text = string.Join('\n', Enumerable.Range(0, All));
        TextSample sample = Read(text);
        Assert.Equal((TextSample.MostTexts, All), (sample.Texts.Count, sample.All));
        Assert.Equal(TextSample.MostTexts, sample.Texts.Distinct().Count());
        Assert.Equal(sample.Texts, Read(text).Texts);
        double mean = sample.Texts.Average(number => int.Parse(number, CultureInfo.InvariantCulture));
        Assert.InRange(mean / All, 0.48, 0.52);
    }

    [Fact]
    public void A_text_without_end_is_cut() => Assert.InRange(Read(new string('a', 1_000_000)).Texts[0].Length, 10_000, 50_000);

    [Fact]
    public void A_text_behind_many_blanks_is_cut_to_what_it_says() =>
        Assert.Equal(["Nice."], Read(new string(' ', 100_000) + "Nice.").Texts);

    [Fact]
    public void A_file_without_text_is_an_error()
    {
        string error = Assert.Throws<DataException>(() => Read("\n \n")).Message;
        Assert.EndsWith("texts.txt: no text; at least one was expected.", error, StringComparison.Ordinal);
    }

    private TextSample Read(string text) =>
        TextSample.Read(_directory.Write("texts.txt", text), new ReviewReaderOptions(), TestContext.Current.CancellationToken);
}
