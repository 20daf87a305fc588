using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class EmbeddingsTests : IDisposable
{
    private static readonly string[] s_train = ["train", "--data", "reviews.csv", "--embeddings", "vectors.txt"];
    private static readonly string[] s_small = ["--hidden-dim", "8", "--epochs", "1", "--ngrams", "0"];

    private readonly TemporaryDirectory _directory = new();

    public EmbeddingsTests()
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(240));
        _directory.Write("vectors.txt", "great 0.25 0.5 1\nLovely 0.5 0.25 1\nsuperb 0.5 0.5 1\nawful -0.25 -0.5 1\nboring -0.5 -0.25 1\n"
            + "Sublime 0.5 0.5 1\nd'oh! 1 1 1\n");
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_file_decides_the_dimension_and_the_run_says_what_it_covers(bool freeze)
    {
        string[] flags = freeze ? ["--freeze-embeddings"] : [];
        CommandResult result = CommandLine.Run(_directory, [.. s_train, "--output", "run", .. flags, .. s_small]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(
            "\nvectors.txt: vectors for 5 of [0-9]+ words, [0-9.]+ % of the reviews' tokens; "
                + "none for a, number, the, broken, [a-z0-9]+, …. 1 further words known by their vectors alone.\r?\n",
            result.Error);
        Assert.Matches("Chosen to fit 240 reviews of [0-9]+ tokens on average:\\s+--embedding-dim 3 ", result.Error);
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal(3, config.GetProperty("model").GetProperty("embedding_dim").GetInt32());
        Assert.Equal("vectors.txt", config.GetProperty("training").GetProperty("embeddings").GetString());
        Assert.Equal(freeze, config.GetProperty("training").GetProperty("freeze_embeddings").GetBoolean());
        JsonElement metrics = JsonDocument.Parse(File.ReadAllText(_directory.File("run/metrics.json"))).RootElement;
        Assert.Equal(5, metrics.GetProperty("embeddings").GetProperty("words_with_vector").GetInt32());
        Assert.Equal(1, metrics.GetProperty("embeddings").GetProperty("further_words").GetInt32());
        Assert.Equal("sublime", File.ReadLines(_directory.File("run/vocabulary.txt")).Last());
        Assert.Equal(0, CommandLine.Run(_directory, "predict", "--model", "run", "a great film").ExitCode);
    }

    [Theory]
    [InlineData("great 1 2 3\nawful 1 2\n", "vectors.txt, line 2: the vector of 'awful' has 2 components; 3 were expected, as in line 1.")]
    [InlineData("2 3\ngreat 1 2 3\n", "vectors.txt: cut short, it ends in line 2 after 1 vectors; line 1 says 2.")]
    [InlineData("", "vectors.txt: empty, expected word vectors as text, in the format of GloVe, word2vec or fastText.")]
    public void A_broken_file_is_an_error_that_leaves_nothing(string content, string message)
    {
        _directory.Write("vectors.txt", content);
        CommandResult result = CommandLine.Run(_directory, s_train);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"error: {message}", result.Error.TrimEnd());
        Assert.Equal(["reviews.csv", "vectors.txt"], _directory.Files);
    }

    [Fact]
    public void The_dimension_of_a_preset_gives_way_to_the_files()
    {
        CommandResult result = CommandLine.Run(_directory, [.. s_train, "--preset", "tutorial", "--output", "run", .. s_small]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("\nEmbedding 3 → GRU 8, last state", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_without_a_word_is_an_error_that_names_the_flags()
    {
        CommandResult result = CommandLine.Run(_directory, [.. s_train, "--min-freq", "100000", .. s_small]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "error: vectors.txt: can't be used: the vocabulary is empty. Lower --min-freq, or raise --vocab-size.",
            result.Error.TrimEnd());
    }

    [Fact]
    public void Another_dimension_than_the_file_has_is_an_error_that_names_both()
    {
        CommandResult result = CommandLine.Run(_directory, [.. s_train, "--embedding-dim", "50"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "error: vectors.txt: has vectors of 3 components, but --embedding-dim is 50; remove it, or give 3.",
            result.Error.TrimEnd());
    }

    [Fact]
    public void Freezing_without_vectors_is_a_usage_error()
    {
        CommandResult result = CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--freeze-embeddings");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("error: --freeze-embeddings needs word vectors from a file; --embeddings FILE was expected.", result.FirstError);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        foreach (string threads in (string[])["1", "2"])
        {
            CommandResult result = CommandLine.Run(_directory, [.. s_train, "--output", threads, "--threads", threads, .. s_small]);
            Assert.Equal(0, result.ExitCode);
        }

        Assert.Equal(File.ReadAllBytes(_directory.File("1/model.safetensors")), File.ReadAllBytes(_directory.File("2/model.safetensors")));
    }
}
