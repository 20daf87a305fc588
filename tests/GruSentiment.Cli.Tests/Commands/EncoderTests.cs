using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class EncoderTests : IDisposable
{
    private static readonly string[] s_mean =
        ["train", "--data", "reviews.csv", "--encoder", "mean", "--embedding-dim", "8", "--lr", "0.05"];

    private readonly TemporaryDirectory _directory = new();

    public EncoderTests() => _directory.Write("reviews.csv", Reviews.ThreeClasses(120));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_mean_of_word_vectors_is_trained_named_and_put_to_use()
    {
        CommandResult trained = CommandLine.Run(_directory, [.. s_mean, "--epochs", "4", "--ensemble", "2", "--output", "run"]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains(
            "2 networks of Embedding 8 → mean over the words → linear, their mean → softmax; ", trained.Error, StringComparison.Ordinal);
        Assert.Matches(
            @"\nMean of 2 networks alone [0-9.]+ %, n-gram model alone [0-9.]+ %, both together [0-9.]+ %\. "
                + @"--ngrams 0 trains the network alone\.",
            trained.Error);
        Assert.DoesNotContain("GRU", trained.Error, StringComparison.Ordinal);
        Assert.Contains("\"encoder\": \"mean\"", File.ReadAllText(_directory.File("run/config.json")), StringComparison.Ordinal);

        CommandResult predicted = CommandLine.Run(_directory, "predict", "--model", "run", "A lovely film, the superb number 2.");
        Assert.True(predicted.ExitCode == 0, predicted.Error);
        Assert.StartsWith("positive", predicted.Output, StringComparison.Ordinal);
        CommandResult evaluated = CommandLine.Run(_directory, "evaluate", "--model", "run", "--data", "reviews.csv");
        Assert.True(evaluated.ExitCode == 0, evaluated.Error);
    }

    [Theory]
    [InlineData("lstm", "LSTM 6, bidirectional, max pooling")]
    [InlineData("rnn", "RNN 6, bidirectional, max pooling")]
    [InlineData("cnn", "CNN, 6 filters each of 3, 4, 5 words, max pooling")]
    [InlineData("transformer", "transformer 6, 4 heads, 1 layer, mean pooling")]
    public void Every_encoder_is_trained_named_and_put_to_use(string encoder, string named)
    {
        CommandResult trained = CommandLine.Run(
            _directory, "train", "--data", "reviews.csv", "--encoder", encoder, "--embedding-dim", "8", "--hidden-dim", "6",
            "--epochs", "2", "--output", "run");
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains($"3 networks of Embedding 8 → {named} → linear, their mean → softmax; ", trained.Error, StringComparison.Ordinal);
        CommandResult predicted = CommandLine.Run(_directory, "predict", "--model", "run", "A lovely film, the superb number 2.");
        Assert.True(predicted.ExitCode == 0, predicted.Error);
        CommandResult explained = CommandLine.Run(_directory, "explain", "--model", "run", "A lovely film, the superb number 2.");
        Assert.True(explained.ExitCode == 0, explained.Error);
    }

    [Fact]
    public void Its_configuration_can_be_trained_again()
    {
        Assert.Equal(0, CommandLine.Run(_directory, [.. s_mean, "--epochs", "1", "--output", "run"]).ExitCode);
        CommandResult again = CommandLine.Run(_directory, "train", "--config", "run/config.json", "--output", "again");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(
            File.ReadAllBytes(_directory.File("run/model.safetensors")),
            File.ReadAllBytes(_directory.File("again/model.safetensors")));
    }

    [Theory]
    [InlineData("--hidden-dim", "64", "--hidden-dim: the word vector mean has no such option; remove it.")]
    [InlineData(
        "--unlabelled", "reviews.csv",
        "--unlabelled: pretraining is for the GRU, and the encoder is the word vector mean; --encoder gru was expected.")]
    public void What_the_encoder_does_not_have_is_a_usage_error(string flag, string value, string fault)
    {
        CommandResult result = CommandLine.Run(_directory, [.. s_mean, flag, value]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"error: {fault}", result.FirstError);
    }
}
