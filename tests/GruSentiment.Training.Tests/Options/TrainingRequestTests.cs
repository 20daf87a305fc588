using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Text;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public class TrainingRequestTests
{
    [Fact]
    public void The_defaults_have_no_fault() => Assert.Empty(new TrainingRequest { Data = "reviews.csv" }.Faults());

    [Fact]
    public void Every_fault_is_named_by_its_member()
    {
        var request = new TrainingRequest
        {
            Data = "reviews.csv",
            Training = new TrainingOptions
            {
                Epochs = 0,
                BatchSize = 0,
                LearningRate = double.NaN,
                WeightDecay = -1,
                ClipNorm = double.NegativeInfinity,
                Patience = 0,
                Seed = -1,
                Threads = 0,
            },
            Model = new ModelOptions { EmbeddingDim = 0, HiddenDim = 9999, Layers = 0, Dropout = 1, MaxLength = 0 },
            Vocabulary = new VocabularyOptions { VocabSize = 2, MinFreq = 0 },
            Validation = Holdout.Parse("1.5"),
            Test = Holdout.Parse("0"),
        };
        Assert.Equal(
            [
                "EmbeddingDim", "HiddenDim", "Layers", "Dropout", "MaxLength",
                "Epochs", "BatchSize", "LearningRate", "WeightDecay", "ClipNorm", "Patience", "Seed", "Threads",
                "VocabSize", "MinFreq", "Validation", "Test", "Validation",
            ],
            Said(request).Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Parts_that_leave_nothing_to_train_on_are_a_fault()
    {
        var request = new TrainingRequest { Data = "reviews.csv", Validation = Holdout.Parse("0.5"), Test = Holdout.Parse("0.5") };
        Assert.Equal(["Validation and Test together leave nothing to train on."], Said(request));
    }

    [Fact]
    public void Word_vectors_begin_in_one_way() => Assert.Equal(
        ["Embeddings and Unlabelled: word vectors start from a file, or from pretraining; one of the two was expected."],
        Said(new TrainingRequest { Data = "reviews.csv", Embeddings = "glove.txt", Unlabelled = "more.csv" }));

    [Fact]
    public void Pretraining_is_for_what_starts_anew()
    {
        var request = new TrainingRequest { Data = "reviews.csv", Training = new TrainingOptions { PretrainingEpochs = 2 } };
        Assert.Empty(Said(request));
        Assert.Equal(
            ["Embeddings and PretrainingEpochs: word vectors start from a file, or from pretraining; one of the two was expected."],
            Said(request with { Embeddings = "glove.txt" }));
        Assert.Equal(
            ["FromRun and PretrainingEpochs: pretraining would overwrite what the model has learned; one of the two was expected."],
            Said(request with { FromRun = "run" }));
        Assert.Equal(
            ["PretrainingEpochs: pretraining is for the GRU, and the encoder is the LSTM; Encoder = gru was expected."],
            Said(request with { Model = new ModelOptions { Encoder = EncoderKind.Lstm } }));
    }

    [Fact]
    public void Texts_without_labels_are_there_for_pretraining()
    {
        var request = new TrainingRequest { Data = "reviews.csv", Unlabelled = "more.csv" };
        Assert.Empty(Said(request));
        Assert.Equal(
            ["Unlabelled: its texts are for pretraining, and PretrainingEpochs is 0; 1 or more was expected."],
            Said(request with { Training = new TrainingOptions { PretrainingEpochs = 0 } }));
    }

    [Fact]
    public void A_request_without_data_is_a_fault() =>
        Assert.Equal(["Data is missing; FILE was expected."], Said(new TrainingRequest()));

    [Fact]
    public void A_step_that_takes_more_off_a_weight_than_there_is_is_a_fault() => Assert.Equal(
        ["LearningRate × EmbeddingLearningRateFactor × WeightDecay is 10; it must be below 1, "
            + "or weight decay takes off more than the whole weight in a step."],
        Said(new TrainingRequest
        {
            Data = "reviews.csv",
            Training = new TrainingOptions { LearningRate = 10, WeightDecay = 1, EmbeddingLearningRateFactor = 1 },
        }));

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    public void Folds_are_two_to_twenty(int folds) =>
        Assert.Equal([$"Folds is {folds}; it must be from 2 to 20."], Said(new TrainingRequest { Data = "reviews.csv", Folds = folds }));

    [Fact]
    public void A_test_part_beside_folds_is_a_fault_and_a_test_file_is_none()
    {
        var request = new TrainingRequest { Data = "reviews.csv", Folds = 5, Test = Holdout.Part(0.2) };
        Assert.Equal(
            ["Test = 0.2 is a part of the rows, and Folds tests on every row already; remove it, or name a file for the final model."],
            Said(request));
        Assert.Empty((request with { Test = Holdout.Parse("test.csv") }).Faults());
    }

    [Theory]
    [InlineData("0.2", 0.2, null)]
    [InlineData("2", 2.0, null)]
    [InlineData("dev.csv", null, "dev.csv")]
    [InlineData("0,2", null, "0,2")]
    public void A_number_is_a_part_and_anything_else_a_file(string text, double? fraction, string? file)
    {
        Assert.Equal(fraction, Holdout.Parse(text).Fraction);
        Assert.Equal(file, Holdout.Parse(text).File);
    }

    private static IEnumerable<string> Said(TrainingRequest request) => request.Faults().Select(fault => fault.ToString());
}
