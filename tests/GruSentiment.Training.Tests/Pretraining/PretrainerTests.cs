using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Tests.Pretraining;

[Collection(TorchGenerator.Name)]
public class PretrainerTests
{
    private const int Words = 22;
    private static readonly PretrainingOptions s_options = new()
    {
        Epochs = 12,
        BatchSize = 8,
        SegmentLength = 12,
        Window = 1,
        FrequentWord = 1,
        LearningRate = 0.02,
        WordDropout = 0,
        StateDropout = 0,
    };

    /// <summary>Texts that count: after each word comes the one whose number is higher by one, from the last to the first again.</summary>
    private static readonly int[][] s_counting =
    [
        .. Enumerable.Range(0, 200).Select(text => Enumerable.Range(0, 30).Select(place => 2 + (7 * text + place) % (Words - 2)).ToArray()),
    ];

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_language_whose_next_word_is_certain_is_learnt(bool bidirectional, int layers)
    {
        using SentimentClassifier classifier = Classifier(bidirectional, layers);
        double first = 0;
        var progress = new Watcher(step => first = step.Step == 1 ? step.Loss : first);
        PretrainingResult result = Pretrain(s_options, [classifier], progress: progress);
        Assert.Equal(Math.Log(Words - 2), first, 0.001);
        Assert.InRange(result.LastLoss, 0, 0.05);
        Assert.Equal((200, 6000), (result.Texts, result.Tokens));
        Assert.Equal(12 * 6000, result.TokensPerSecond * result.Seconds, 1e-3); // Of every epoch.
    }

    [Fact]
    public void What_is_drawn_among_many_words_teaches_the_same()
    {
        using SentimentClassifier classifier = Classifier(true, 1);
        PretrainingResult result = Pretrain(s_options with { Candidates = 6 }, [classifier]);
        Assert.InRange(result.LastLoss, 0, 0.05);
    }

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(0, 0.4)]
    public void With_dropout_it_is_learnt_too_and_less_surely(double words, double states)
    {
        using SentimentClassifier with = Classifier(true, 1), without = Classifier(true, 1);
        double loss = Pretrain(s_options with { WordDropout = words, StateDropout = states }, [with]).LastLoss;
        Assert.InRange(loss, 3 * Pretrain(s_options, [without]).LastLoss, 0.1);
    }

    [Fact]
    public void Embedding_and_first_layer_are_changed_and_nothing_else()
    {
        using SentimentClassifier classifier = Classifier(true, 2);
        IReadOnlyList<Weight> before = classifier.Export();
        Pretrain(s_options with { Epochs = 1 }, [classifier]);
        IEnumerable<string> changed = classifier.Export()
            .Where((weight, i) => !weight.Values.AsSpan().SequenceEqual(before[i].Values)).Select(weight => weight.Name);
        IEnumerable<string> names = before.Select(weight => weight.Name);
        Assert.Equal(names.Where(name => name == WeightNames.Embedding || name.Contains("_l0", StringComparison.Ordinal)), changed);
    }

    [Fact]
    public void All_networks_begin_from_what_the_first_one_learns()
    {
        using SentimentClassifier one = Classifier(true, 1), other = Classifier(true, 1);
        other.Import(other.Export().ToDictionary(
            weight => weight.Name, weight => weight with { Values = [.. weight.Values.Select(value => value / 2)] }));
        IReadOnlyList<Weight> before = other.Export();
        Pretrain(s_options with { Epochs = 1 }, [one, other]);
        Assert.All(one.Export().Zip(other.Export(), before), triple =>
        {
            bool own = triple.First.Name.StartsWith("linear", StringComparison.Ordinal);
            Assert.Equal((own ? triple.Third : triple.First).Values, triple.Second.Values);
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        float[][] answers = [.. ((int[])[1, 2, 3]).Select(threads =>
        {
            using SentimentClassifier classifier = Classifier(true, 1);
            Pretrain(s_options with { Candidates = 6, Epochs = 2, WordDropout = 0.1, StateDropout = 0.2 }, [classifier], threads);
            return classifier.Export().SelectMany(weight => weight.Values).ToArray();
        })];
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }

    [Fact]
    public void Broken_off_it_leaves_the_classifier_as_it_was()
    {
        using SentimentClassifier classifier = Classifier(true, 1);
        float[] before = [.. classifier.Export().SelectMany(weight => weight.Values)];
        using var source = new CancellationTokenSource();
        var progress = new Watcher(step => { if (step.Step == 5) source.Cancel(); });
        using var pretrainer = new Pretrainer([classifier], s_counting, 1, 2, s_options);
        Assert.Throws<OperationCanceledException>(() => pretrainer.Run(progress, source.Token));
        Assert.Equal(before, classifier.Export().SelectMany(weight => weight.Values));
        Assert.Equal(5, progress.Last.Step);
        Assert.Equal(12 * 75, progress.Last.Steps);
    }

    [Fact]
    public void Texts_of_unknown_words_alone_are_refused()
    {
        using SentimentClassifier classifier = Classifier(true, 1);
        Assert.Equal(
            "The vocabulary has no token of the texts, so there is nothing to pretrain on. Lower MinFreq, or raise VocabSize.",
            Assert.Throws<GruSentimentException>(() => new Pretrainer([classifier], [[1, 1, 1]], 1, 2, s_options)).Message);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_it_and_says_where()
    {
        using SentimentClassifier classifier = Classifier(true, 1);
        PretrainingOptions options = s_options with { LearningRate = 1e37, EmbeddingLearningRateFactor = 1000 };
        using var pretrainer = new Pretrainer([classifier], s_counting, 1, 2, options);
        DivergedException fault = Assert.Throws<DivergedException>(
            () => pretrainer.Run(cancellation: TestContext.Current.CancellationToken));
        Assert.StartsWith("Pretraining stopped at step 2 of 900: the loss is ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(". A finite loss was expected.", fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), (fault.Epoch, fault.Batch));
    }

    private static PretrainingResult Pretrain(
        PretrainingOptions options, SentimentClassifier[] classifiers, int threads = 2, IProgress<PretrainingProgress>? progress = null)
    {
        using var pretrainer = new Pretrainer(classifiers, s_counting, 1, threads, options);
        return pretrainer.Run(progress, TestContext.Current.CancellationToken);
    }

    private static SentimentClassifier Classifier(bool bidirectional, int layers)
    {
        NativeRuntime.Prepare(threads: 1, seed: 1);
        var model = new ModelOptions { EmbeddingDim = 12, HiddenDim = 20, Layers = layers, Bidirectional = bidirectional };
        return new SentimentClassifier(model, Words, 1, EncoderFactory.For(model, new TrainingOptions { Threads = 2 }));
    }

    private sealed class Watcher(Action<PretrainingProgress> heard) : IProgress<PretrainingProgress>
    {
        public PretrainingProgress Last { get; private set; }

        public void Report(PretrainingProgress value)
        {
            Last = value;
            heard(value);
        }
    }
}
