using GruSentiment.Encoders;
using GruSentiment.Reports.Plots;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Tests.Plots;

public class CurvesFactsTests
{
    private const string Validation = "The validation loss is measured";

    [Theory]
    [InlineData(0, 0, "", "")]
    [InlineData(0.3, 0, ", with dropout, which makes it higher", " without it")]
    [InlineData(0, 0.05, ", with label smoothing 0.05, which makes it higher", " without it")]
    [InlineData(0.3, 0.125, ", with dropout and label smoothing 0.125, which make it higher", " without them")]
    public void The_note_on_the_losses_is_of_whole_sentences_and_fits_beside_them(
        double dropout, double smoothing, string with, string without)
    {
        string note = CurvesFacts.NoteOf(new TrainingRequest
        {
            Data = "reviews.csv",
            Model = new ModelOptions { Dropout = dropout, EmbeddingDropout = 0 },
            Training = new TrainingOptions { LabelSmoothing = smoothing },
        });

        Assert.Equal($"The training loss is the mean over the epoch{with}. {Validation}{without} at the epoch's end.", note);
        Assert.True(WrappedText.Fits(note, 242, PlotStyle.TickSize, most: 9));
    }
}
