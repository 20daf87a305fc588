using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Tests;
using GruSentiment.Training.Options;
using static GruSentiment.Training.Tests.Options.FittedRequest;

namespace GruSentiment.Training.Tests.Options;

public sealed class DataDefaultsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(40, 5, 10, 16)]
    [InlineData(40, 80, 10, 32)]
    [InlineData(10_000, 5, 6, 16)]
    [InlineData(20_000, 5, 4, 64)]
    public void Few_reviews_are_passed_over_more_often_in_smaller_batches(int rows, int words, int epochs, int batchSize)
    {
        TrainingRequest fitting = For(rows, i => string.Join(' ', Enumerable.Repeat($"word{i % 100}", words)));
        Assert.Equal((epochs, batchSize, 2), (fitting.Training.Epochs, fitting.Training.BatchSize, fitting.Ngrams.Order));
    }

    [Theory]
    [InlineData("房间很好 ok", 3)]
    [InlineData("ห้องดีมาก ok", 3)]
    [InlineData("ကောင်းပါတယ် ok", 3)]
    [InlineData("यह अच्छी है ok", 2)]
    public void Characters_of_Chinese_and_Thai_make_longer_ngrams(string text, int order) =>
        Assert.Equal(order, For(40, _ => text).Ngrams.Order);

    [Theory]
    [InlineData(German, 5)]
    [InlineData("Film k\u00F6t\u00FC de\u011Fil ama sonu kitab\u0131ndaki kadar g\u00FCzel olmam\u0131\u015F", 5)]
    [InlineData("\u0424\u0438\u043B\u044C\u043C \u043D\u0435\u043F\u043B\u043E\u0445\u043E\u0439", 5)]
    [InlineData("房间很好，服务也不错", 0)]
    [InlineData("ห้องดีมาก ok", 0)]
    public void Words_of_other_languages_have_ngrams_of_characters_and_single_characters_none(string text, int characters)
    {
        TrainingRequest fitting = For(40, i => $"{text} {i}");
        Assert.Equal(characters, fitting.Ngrams.CharNgrams);
        // What stays as it is, is not said.
        Assert.Equal(characters > 0, fitting.Ngrams.SourceOf(NgramOptions.CharNgramsOption) == OptionSource.FittedToData);
    }

    [Fact]
    public void Without_an_ngram_model_there_are_none_of_characters()
    {
        var asked = new TrainingRequest { Ngrams = new NgramOptions { Order = 0 } };
        Assert.Equal(0, For(40, i => $"{German} {i}", asked: asked).Ngrams.CharNgrams);
        asked = new TrainingRequest { Preset = Preset.Tutorial };
        Assert.Equal(0, For(40, i => $"{German} {i}", asked: asked).Ngrams.CharNgrams);
    }

    [Theory]
    [InlineData(40, 1, NgramOptions.UsualCharNgram)]
    [InlineData(4_999, 1, NgramOptions.UsualCharNgram)]
    [InlineData(5_000, 1, 0)]
    [InlineData(40, 5, 0)]
    public void English_has_n_grams_of_characters_where_reviews_are_few_and_short(int rows, int times, int longest) =>
        Assert.Equal(longest, For(rows, i => $"{string.Join(' ', Enumerable.Repeat(English, times))} {i}").Ngrams.CharNgrams);

    [Fact]
    public void English_opinions_have_sentences_added_and_a_smaller_network()
    {
        TrainingRequest fitting = For(40, i => $"{English} {i}");
        Assert.Equal(AugmentationLanguage.En, fitting.Augmentation.Language);
        Assert.Equal((64, 96, 0.4), (fitting.Model.EmbeddingDim, fitting.Model.HiddenDim, fitting.Model.Dropout));
        Assert.Equal((32, 0.004, 80), (fitting.Training.BatchSize, fitting.Training.LearningRate, fitting.Ngrams.HalfLength));
    }

    [Theory]
    [InlineData(15_000, 5, null, 96)]
    [InlineData(15_000, 1, null, 128)]
    [InlineData(40, 5, null, 128)]
    [InlineData(15_000, 5, "more.csv", 128)]
    public void Many_long_English_opinions_have_a_smaller_network_unless_it_is_pretrained(
        int rows, int times, string? unlabelled, int hidden)
    {
        var asked = new TrainingRequest { Unlabelled = unlabelled };
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        ModelOptions model = For(rows, i => $"{text} {i}", asked: asked).Model;
        Assert.Equal((128, hidden), (model.EmbeddingDim, model.HiddenDim));
    }

    [Fact]
    public void Few_short_English_opinions_have_the_same_network_where_it_is_pretrained()
    {
        ModelOptions model = For(40, i => $"{English} {i}", asked: new TrainingRequest { Unlabelled = "more.csv" }).Model;
        Assert.Equal((64, 96, 0.4), (model.EmbeddingDim, model.HiddenDim, model.Dropout));
    }

    [Theory]
    [InlineData(15_000, 5, null, 3, 128)]
    [InlineData(15_000, 5, "more.csv", 3, 256)]
    [InlineData(40, 5, null, 6, 128)]
    [InlineData(40, 1, null, 6, 96)]
    public void High_effort_trains_more_networks_and_larger_ones_of_long_reviews(
        int rows, int times, string? unlabelled, int networks, int hidden)
    {
        var asked = new TrainingRequest { Unlabelled = unlabelled, Training = new TrainingOptions { Effort = Effort.High } };
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        ModelOptions model = For(rows, i => $"{text} {i}", asked: asked).Model;
        Assert.Equal((networks, hidden), (model.Ensemble, model.HiddenDim));
    }

    [Theory]
    [InlineData("", 5_900, 5, 10, 1)]
    [InlineData("", 8_000, 14, 3, 1)]
    [InlineData("", 15_000, 20, 2, 1)]
    [InlineData("", 15_000, 40, 0, 3)]
    [InlineData("", 4_000, 5, 0, 3)]
    [InlineData("", 15_000, 2, 0, 3)]
    [InlineData("Unlabelled", 40, 1, 2, 1)]
    [InlineData("Unlabelled", 5_900, 5, 2, 1)]
    [InlineData("Effort", 5_900, 5, 10, 1)]
    [InlineData("Effort", 15_000, 20, 5, 1)]
    [InlineData("Effort", 15_000, 90, 2, 1)]
    [InlineData("Effort", 4_000, 5, 0, 3)]
    [InlineData("Effort Unlabelled", 5_900, 5, 2, 1)]
    [InlineData("FromRun", 5_900, 5, 0, 3)]
    [InlineData("Embeddings", 5_900, 5, 0, 3)]
    [InlineData("Preset", 5_900, 5, 0, 3)]
    [InlineData("Lstm", 5_900, 5, 0, 3)]
    public void Pretraining_is_for_texts_without_labels_and_for_enough_long_ones(
        string what, int rows, int times, int epochs, double factor)
    {
        string? If(string name) => what.Contains(name, StringComparison.Ordinal) ? "x" : null;
        var asked = new TrainingRequest
        {
            Unlabelled = If("Unlabelled"),
            FromRun = If("FromRun"),
            Embeddings = If("Embeddings"),
            Preset = If("Preset") is null ? null : Preset.Tutorial,
            Model = If("Lstm") is null ? new() : new ModelOptions { Encoder = EncoderKind.Lstm },
            Training = If("Effort") is null ? new() : new TrainingOptions { Effort = Effort.High },
        };
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        TrainingOptions training = For(rows, i => $"{text} {i}", asked: asked).Training;
        Assert.Equal((epochs, factor), (training.PretrainingEpochs, training.EmbeddingLearningRateFactor));
    }

    [Theory]
    [InlineData(0, 5, 3, 0.002, 0.5)]
    [InlineData(1, 5, 1, 0.004, 1)]
    [InlineData(1, 1, 1, 0.004, 0.3)]
    public void A_pretrained_network_learns_sentences_faster_and_word_vectors_no_faster_than_the_rest(
        int epochs, int times, double factor, double rate, double weight)
    {
        var asked = new TrainingRequest { Training = new TrainingOptions { PretrainingEpochs = epochs } };
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        TrainingRequest fitting = For(40, i => $"{text} {i}", asked: asked);
        TrainingOptions training = fitting.Training;
        Assert.Equal((factor, rate), (training.EmbeddingLearningRateFactor, training.LearningRate));
        Assert.Equal(weight, fitting.Augmentation.Weight);
    }

    [Fact]
    public void Without_added_sentences_a_pretrained_network_learns_at_the_usual_rate()
    {
        var asked = new TrainingRequest { Training = new TrainingOptions { PretrainingEpochs = 1 } };
        TrainingRequest fitting = For(40, i => $"{string.Join(' ', Enumerable.Repeat(German, 5))} {i}", asked: asked);
        Assert.Equal(OptionSource.Default, fitting.Training.SourceOf(TrainingOptions.LearningRateOption));
        Assert.Equal(OptionSource.Default, fitting.Augmentation.SourceOf(AugmentationOptions.WeightOption));
    }

    [Theory]
    [InlineData(40, 1, 48, 0.002, 8, 0.3)]
    [InlineData(7_000, 1, 48, 0.002, 8, 0.3)]
    [InlineData(40, 5, 128, 0.001, 3, 0.5)]
    public void A_transformer_learns_words_fast_and_all_else_slowly(
        int rows, int times, int size, double rate, double factor, double weight)
    {
        var asked = new TrainingRequest { Model = new ModelOptions { Encoder = EncoderKind.Transformer } };
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        TrainingRequest fitting = For(rows, i => $"{text} {i}", asked: asked);
        Assert.Equal((size, PoolingKind.Mean), (fitting.Model.EmbeddingDim, fitting.Model.Pooling));
        Assert.Equal((rate, factor), (fitting.Training.LearningRate, fitting.Training.EmbeddingLearningRateFactor));
        Assert.Equal(weight, fitting.Augmentation.Weight);
    }

    [Theory]
    [InlineData(40, 1, 3)]
    [InlineData(7_000, 1, 3)]
    [InlineData(7_000, 5, 1)]
    [InlineData(15_000, 1, 1)]
    public void Few_reviews_have_three_networks(int rows, int times, int networks)
    {
        string text = string.Join(' ', Enumerable.Repeat(English, times));
        Assert.Equal(networks, For(rows, i => $"{text} {i}").Model.Ensemble);
    }

    [Fact]
    public void Without_sentences_all_is_as_it_was()
    {
        var asked = new TrainingRequest { Augmentation = new AugmentationOptions { Language = AugmentationLanguage.None } };
        TrainingRequest fitting = For(40, i => $"{English} {i}", asked: asked);
        Assert.Equal(new ModelOptions { Ensemble = DataDefaults.NetworksForFew }, fitting.Model);
        Assert.Equal((16, 0.002, 0), (fitting.Training.BatchSize, fitting.Training.LearningRate, fitting.Ngrams.HalfLength));
    }

    [Fact]
    public void A_flag_or_preset_wins()
    {
        var request = new TrainingRequest { Data = "x.csv", Training = new TrainingOptions { Epochs = 3 } };
        TrainingRequest resolved = request.Resolve(new TrainingRequest { Training = new TrainingOptions { Epochs = 10, BatchSize = 16 } });
        Assert.Equal((3, 16), (resolved.Training.Epochs, resolved.Training.BatchSize));
    }

    private TrainingRequest For(int rows, Func<int, string> text, string? labels = null, TrainingRequest? asked = null) =>
        FittedRequest.For(_folder, rows, text, labels, asked);
}
