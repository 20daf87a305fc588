using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Sessions;

public class ModelTrainingTests
{
    [Fact]
    public void A_vocabulary_too_large_for_its_dimension_is_refused_before_anything_is_made()
    {
        IEnumerable<string> words = Enumerable.Range(2, 65_534).Select(id => id.ToString(CultureInfo.InvariantCulture));
        var data = new TrainingData(["negative", "positive"], new Vocabulary(["<pad>", "<unk>", .. words]), new NgramOptions(), [], [], [], 0);
        var request = new TrainingRequest { Data = "reviews.csv", Model = new ModelOptions { EmbeddingDim = 8192, HiddenDim = 1 } };

        var e = Assert.Throws<GruSentimentException>(() => ModelTraining.Prepare(request, data, TestContext.Current.CancellationToken).Dispose());
        Assert.Equal("65536 tokens of the vocabulary times 8192 EmbeddingDim make 536870912 numbers; one weight of a model holds at most 536870911.", e.Message);
    }
}
