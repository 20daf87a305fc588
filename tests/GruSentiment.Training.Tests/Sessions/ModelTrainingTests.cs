using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Sessions;

public class ModelTrainingTests
{
    [Fact]
    public void A_vocabulary_too_large_for_its_dimension_is_refused_before_anything_is_made()
    {
        IEnumerable<string> words = Enumerable.Range(2, 65_534).Select(id => id.ToString(CultureInfo.InvariantCulture));
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. words]);
        var data = new TrainingData(["negative", "positive"], vocabulary, new NgramOptions(), [], [], [], 0);
        var request = new TrainingRequest { Data = "reviews.csv", Model = new ModelOptions { EmbeddingDim = 8192, HiddenDim = 1 } };

        var e = Assert.Throws<GruSentimentException>(
            () => ModelTraining.Prepare(request, data, TestContext.Current.CancellationToken).Dispose());
        Assert.StartsWith("65536 tokens of the vocabulary times 8192 components (EmbeddingDim) make ", e.Message, StringComparison.Ordinal);
    }
}
