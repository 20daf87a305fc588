using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Tests;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public sealed class ConfigFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Options_stand_in_sections_or_by_their_names_alone()
    {
        TrainingRequest read = Read("""
            {
              // a comment
              "data": "reviews.csv",
              "hidden-dim": 7,
              "ngrams": 3,
              "model": { "layers": 2, "bidirectional": false },
              "training": { "lr": 0.01, "schedule": "constant", "validation": "0.2", "folds": null },
            }
            """);

        Assert.Equal(
            ("reviews.csv", 7, 3, 2, false),
            (read.Data, read.Model.HiddenDim, read.Ngrams.Order, read.Model.Layers, read.Model.Bidirectional));
        Assert.Equal((0.01, ScheduleShape.Constant, 0.2), (read.Training.LearningRate, read.Training.Schedule, read.Validation.Fraction));
        Assert.Null(read.Folds);
        Assert.Equal(OptionSource.FromFile, read.Model.SourceOf(ModelOptions.HiddenDimOption));
        Assert.Equal(OptionSource.Default, read.Model.SourceOf(ModelOptions.EmbeddingDimOption));
    }

    [Theory]
    [InlineData("""{ "pooling": "last" }""")]
    [InlineData("""{ "readout": "last" }""")]
    [InlineData("""{ "model": { "pooling": "last" } }""")]
    [InlineData("""{ "model": { "readout": "last" } }""")]
    public void Pooling_is_read_by_its_flag_and_by_the_key_of_saved_models(string json) =>
        Assert.Equal(PoolingKind.Last, Read(json).Model.Pooling);

    [Fact]
    public void What_a_run_keeps_reads_back()
    {
        var request = new TrainingRequest
        {
            Data = "reviews.csv",
            Preset = Preset.Tutorial,
            Test = Holdout.Parse("test.csv"),
            Folds = 3,
            Reader = new() { Delimiter = "\t", TextColumn = "2" },
            Training = new() { Balance = true, Engine = Engine.Torch, ClipNorm = 0.00001 },
            Vocabulary = new() { MinFreq = 4 },
        };
        // Those stand in sections of their own, which the model writes.
        TrainingRequest resolved = request.Resolve() with { Model = new(), Ngrams = new() };
        TrainingRequest read = Read($$"""{ "training": {{ConfigFile.ToJson(resolved).ToJsonString()}} }""");

        Assert.Equal(resolved.Training, read.Training);
        Assert.Equal(resolved.Vocabulary, read.Vocabulary);
        Assert.Equal(resolved.Reader, read.Reader);
        Assert.Equal(resolved, read);
    }

    [Theory]
    [InlineData("""{ "epoch": 3 }""", "\"epoch\" is no option of a training.")]
    [InlineData("""{ "model": { "hiden_dim": 3 } }""", "\"hiden_dim\" is no option of a training.")]
    [InlineData("""{ "epochs": "many" }""", "\"epochs\": \"many\" is not a whole number.")]
    [InlineData("""{ "epochs": [3] }""", "\"epochs\" is [3]; a number or a text was expected.")]
    [InlineData("""{ "training": { "schedule": "linear" } }""", "\"schedule\": \"linear\" is none of cosine, constant.")]
    [InlineData("""{ "epochs": 0 }""", "\"epochs\" is 0; it must be from 1 to 10000.")]
    [InlineData("""{ "test": 2 }""", "\"test\" is 2; a part above 0 and below 1, or a file, was expected.")]
    [InlineData("""[3]""", "is not a configuration; an object of options was expected, like { \"epochs\": 3 }.")]
    public void What_cannot_be_meant_is_named_with_the_file(string json, string fault)
    {
        string path = _directory.Write("config.json", json);
        string message = Assert.ThrowsAny<GruSentimentException>(() => ConfigFile.Read(path)).Message;
        Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.StartsWith(path, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_before_ngrams_of_characters_is_repeated_without_them()
    {
        TrainingRequest read = Read("""{ "format": "gru-sentiment", "ngrams": { "order": 2 } }""");
        Assert.Equal((0, OptionSource.FromFile), (read.Ngrams.CharNgrams, read.Ngrams.SourceOf(NgramOptions.CharNgramsOption)));
        Assert.Equal(OptionSource.Default, Read("""{ "ngrams": 2 }""").Ngrams.SourceOf(NgramOptions.CharNgramsOption));
        Assert.Equal(4, Read("""{ "format": "gru-sentiment", "ngrams": { "char_ngrams": 4 } }""").Ngrams.CharNgrams);
    }

    [Fact]
    public void A_run_of_before_sentences_were_added_is_repeated_without_them()
    {
        TrainingRequest old = Read("""{ "format": "gru-sentiment", "training": { "epochs": 3 } }""");
        Assert.Equal(AugmentationLanguage.None, old.Augmentation.Language);
        Assert.Equal(OptionSource.Default,
            Read("""{ "epochs": 3 }""").Augmentation.SourceOf(AugmentationOptions.LanguageOption));
        Assert.Equal(AugmentationLanguage.En,
            Read("""{ "format": "gru-sentiment", "training": { "augment": "en" } }""").Augmentation.Language);
    }

    [Fact]
    public void What_is_fitted_to_the_data_by_now_is_not_in_an_earlier_run()
    {
        TrainingRequest old = Read("""{ "format": "gru-sentiment", "training": { "augment": "en", "embeddings": "v.txt" } }""");
        Assert.Equal((0, 0, 0), (old.Augmentation.Words, old.Training.PretrainingEpochs, old.Vocabulary.VectorWords));
        DeclaredOption[] given = [AugmentationOptions.WordsOption, TrainingOptions.PretrainingEpochsOption];
        Assert.All(given, option => Assert.Equal(OptionSource.FromFile, old.AllValues.SourceOf(option)));
        Assert.Null(Read("""{ "format": "gru-sentiment" }""").Vocabulary.VectorWords);
        TrainingRequest unlabelled = Read("""{ "format": "gru-sentiment", "training": { "unlabelled": "more.csv" } }""");
        Assert.Equal(OptionSource.Default, unlabelled.AllValues.SourceOf(TrainingOptions.PretrainingEpochsOption));
    }

    [Fact]
    public void Labels_are_those_of_the_flag_unless_they_are_a_list_of_classes()
    {
        Assert.Equal("negative=a;positive=b", Read("""{ "labels": "negative=a;positive=b" }""").Reader.Labels?.ToString());
        Assert.Null(Read("""{ "format": "gru-sentiment", "labels": ["negative", "positive"] }""").Reader.Labels);
    }

    [Fact]
    public void The_sums_of_a_model_are_no_options_and_may_be_wrong() =>
        Assert.Equal(5, Read("""{ "format": "gru-sentiment", "epochs": 5, "checksums": { "config.json": "0", "vocabulary.txt": [] } }""")
            .Training.Epochs);

    [Fact]
    public void A_file_too_large_or_too_deep_or_of_half_a_letter_is_refused()
    {
        string path = _directory.File("large.json");
        using (FileStream file = File.Create(path))
            file.SetLength(1L << 30); // Zeros, which take no place on disk.
        Assert.Equal($"{path}: has more than 16777216 bytes; options take fewer.",
            Assert.Throws<GruSentimentException>(() => ConfigFile.Read(path)).Message);

        foreach (string json in (string[])[new string('[', 100_000), "{ \"\\ud800\": 3 }", "{ \"data\": \"\\ud800\" }"])
        {
            string message = Assert.Throws<GruSentimentException>(() => Read(json)).Message;
            Assert.Contains("config.json", message, StringComparison.Ordinal);
            Assert.Contains(": is not JSON: ", message, StringComparison.Ordinal);
        }
        string longest = Assert.Throws<GruSentimentException>(
            () => Read("{ \"epochs\": [" + string.Concat(Enumerable.Repeat("1, ", 10_000)) + "1] }")).Message;
        Assert.EndsWith("\"epochs\" is [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, …; a number or a text was expected.", longest,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epochs", "1e999999999")]
    [InlineData("epochs", "99999999999999999999999999")]
    [InlineData("lr", "1e999999999")]
    [InlineData("lr", "-1e999999999")]
    [InlineData("dropout", "\"NaN\"")]
    public void Huge_numbers_are_refused(string option, string number) =>
        Assert.Contains($"\"{option}\"",
            Assert.ThrowsAny<GruSentimentException>(() => Read($"{{ \"{option}\": {number} }}")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_json_is_named_with_its_line()
    {
        string path = _directory.Write("config.json", "{\n  \"epochs\": 3\n  \"lr\": 1\n}");
        var broken = Assert.Throws<GruSentimentException>(() => ConfigFile.Read(path));
        Assert.StartsWith($"{path}, line 3: is not JSON: ", broken.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<GruSentimentException>(() => ConfigFile.Read("none.json"));
        Assert.Equal("none.json: no such file.", missing.Message);
    }

    private TrainingRequest Read(string json) => ConfigFile.Read(_directory.Write("config.json", json));
}
