using System.Diagnostics;
using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

/// <summary>
/// Models whose files were changed, half of them with sums. The environment variable <c>GRU_SENTIMENT_MUTATIONS</c> says how many; the same
/// number is always the same mutation.
/// </summary>
[Collection(WholeProcess.Name)]
public sealed class MutatedModelTests : IDisposable
{
    private const string Variable = "GRU_SENTIMENT_MUTATIONS";
    private const int Usual = 500;
    private const long MostBytes = 1L << 30;
    private const int LongestMessage = 10_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);
    private static readonly string[] s_texts = ["good", "a bad film, a bad bad film", "", "nothing of this"];
    private static readonly string[] s_names = [ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_changed_model_is_refused_in_words_and_one_with_sums_never_answers_otherwise()
    {
        byte[][][] old = Models(withSums: false), summed = [.. Models(withSums: true), BetweenTwoRenames()];
        string[] answers = [.. summed.Select(Answers)];
        int count = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? $"{Usual}", CultureInfo.InvariantCulture);
        int accepted = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new Random(i);
            byte[][][] models = i % 2 == 0 ? summed : old;
            byte[][] files = ModelMutation.Of(models[random.Next(models.Length)], models, random);
            (string? answer, TimeSpan time) = Tried(files, i);
            if (time > s_longest) // On a computer that is busy.
                (_, time) = Tried(files, i);
            Assert.True(time < s_longest, $"Mutation {i}: {time}.");
            accepted += answer is null ? 0 : 1;
            if (answer is not null && models == summed)
                Assert.True(answers.Contains(answer), $"Mutation {i} changes the answers of a model with sums.");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} mutations: {accepted} answered, {count - accepted} refused.");
        Assert.InRange(accepted, count / 20, count / 2); // Of those without sums, some must be as good as any model.
    }

    /// <summary>What the files answer, null where they are refused, and how long it took.</summary>
    private (string? Answer, TimeSpan Time) Tried(byte[][] files, int mutation)
    {
        long before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        string? answer = null;
        try
        {
            answer = Answers(files);
        }
        catch (GruSentimentException e)
        {
            Assert.True(e.Message.Length < LongestMessage, $"Mutation {mutation}: a message of {e.Message.Length} characters.");
        }
        catch (Exception e)
        {
            Assert.Fail($"Mutation {mutation}: {e}");
        }
        long bytes = GC.GetTotalAllocatedBytes() - before;
        Assert.True(bytes < MostBytes, $"Mutation {mutation}: {bytes} bytes.");
        return (answer, watch.Elapsed);
    }

    private string Answers(byte[][] files)
    {
        for (int i = 0; i < files.Length; i++)
            _directory.Write(s_names[i], files[i]);
        using SentimentPredictor predictor = SentimentPredictor.Load(_directory.Path, threads: 1);
        Prediction[] predictions = predictor.Predict(s_texts);
        Assert.All(predictions, prediction => Assert.Equal(1, prediction.Probabilities.Sum(), 1e-3));
        return string.Join('\n', predictions.Select(prediction =>
            $"{prediction.Label} {string.Join(' ', prediction.Probabilities.Select(BitConverter.SingleToInt32Bits))}"));
    }

    /// <summary>What a training leaves that was ended when <c>config.json</c> stated new weights already.</summary>
    private byte[][] BetweenTwoRenames()
    {
        SavedModel old = SmallModel.Of(6);
        ModelDirectory.Write(_directory.Path, old, withSums: true);
        ModelChecksums sums = SavedModel.Load(_directory.Path).Config.Checksums!;
        sums = sums with { Weights = Sha256Sum.Of("new"u8), Previous = sums.Weights };
        _directory.Write(ModelFile.Config, (old.Config with { Checksums = sums }).ToJson());
        return Files();
    }

    private byte[][] Files() => [.. s_names.Select(name => File.ReadAllBytes(_directory.File(name)))];

    private byte[][][] Models(bool withSums)
    {
        SavedModel[] models =
        [
            SmallModel.Of(1), SmallModel.Of(2), SmallModel.Of(3, classes: 3), SmallModel.Of(4, ngrams: 2),
            SmallModel.Of(5, encoder: EncoderKind.Mean), SmallModel.Of(7, encoder: EncoderKind.Transformer),
        ];
        return [.. models.Select(model =>
        {
            ModelDirectory.Write(_directory.Path, model, withSums);
            return Files();
        })];
    }
}
