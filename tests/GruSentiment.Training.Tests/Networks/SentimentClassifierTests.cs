using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Networks;

[Collection(TorchGenerator.Name)]
public class SentimentClassifierTests
{
    private const int VocabularySize = 50;

    public static TheoryData<int, bool, PoolingKind, bool> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, bool, PoolingKind, bool>();
            foreach (int layers in (int[])[1, 2])
                foreach (bool bidirectional in (bool[])[false, true])
                    foreach (PoolingKind pooling in Enum.GetValues<PoolingKind>())
                        foreach (bool fused in (bool[])[false, true])
                            shapes.Add(layers, bidirectional, pooling, fused);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Padding_never_changes_an_answer(int layers, bool bidirectional, PoolingKind pooling, bool fused)
    {
        var shape = new ModelOptions
        {
            EmbeddingDim = 8,
            HiddenDim = 12,
            Layers = layers,
            Bidirectional = bidirectional,
            Pooling = pooling,
        };
        using SentimentClassifier classifier = Create(shape, fused: fused);
        classifier.eval();
        EncodedReview shortReview = Review(3, seed: 1), longReview = Review(70, seed: 2), one = Review(1, seed: 3);

        float[] together = Logits(classifier, shortReview, longReview, one);

        Assert.Equal(Logits(classifier, shortReview)[0], together[0], 1e-6f);
        Assert.Equal(Logits(classifier, longReview)[0], together[1], 1e-6f);
        Assert.Equal(Logits(classifier, one)[0], together[2], 1e-6f);
    }

    [Fact]
    public void Nor_does_it_without_a_recurrent_layer()
    {
        using SentimentClassifier classifier = Create(new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 8 });
        classifier.eval();
        EncodedReview shortReview = Review(3, seed: 1), longReview = Review(70, seed: 2);

        Assert.Equal([.. Logits(classifier, shortReview), .. Logits(classifier, longReview)], Logits(classifier, shortReview, longReview));
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        using SentimentClassifier a = Create(new ModelOptions()), b = Create(new ModelOptions());
        Assert.Equal(a.Export().SelectMany(weight => weight.Values), b.Export().SelectMany(weight => weight.Values));
    }

    [Fact]
    public void Exported_weights_come_back()
    {
        var options = new ModelOptions { EmbeddingDim = 4, HiddenDim = 5, Layers = 2 };
        using SentimentClassifier a = Create(options, seed: 1), b = Create(options, seed: 2);
        EncodedReview review = Review(10, seed: 4);
        a.eval();
        b.eval();
        Assert.NotEqual(Logits(a, review), Logits(b, review));

        b.Import(a.Export().ToDictionary(weight => weight.Name));

        Assert.Equal(Logits(a, review), Logits(b, review));
    }

    [Fact]
    public void Three_classes_have_three_outputs_and_probabilities_that_add_up_to_one()
    {
        using SentimentClassifier classifier = Create(new ModelOptions { EmbeddingDim = 4, HiddenDim = 5 }, outputs: 3);
        using var scope = NewDisposeScope();
        Tensor logits = classifier.forward(new ReviewBatch([Review(5, 1), Review(9, 2)]));

        Assert.Equal([2, 3], logits.shape);
        Assert.All(ClassificationLoss.Probabilities(logits).sum(1).data<float>().ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
    }

    [Fact]
    public void Two_classes_have_one_output_whose_sigmoid_is_the_second_classs_probability()
    {
        using var scope = NewDisposeScope();
        float[] probabilities = ClassificationLoss.Probabilities(tensor(new float[,] { { 0f }, { 2f } })).data<float>().ToArray();

        Assert.Equal([0.5f, 0.5f, 0.11920292f, 0.880797f], probabilities);
        Assert.Equal([1, 1, 0], ((float[])[0, 2, -1e-3f]).Select(logit => ClassificationLoss.Predicted([logit])));
    }

    private static SentimentClassifier Create(ModelOptions options, int outputs = 1, int seed = 7, bool fused = true)
    {
        NativeRuntime.Prepare(threads: 2, seed);
        var training = new TrainingOptions { Engine = fused ? Engine.Fused : Engine.Torch, Threads = 2 };
        return new SentimentClassifier(options, VocabularySize, outputs, EncoderFactory.For(options, training));
    }

    private static EncodedReview Review(int length, long seed)
    {
        var random = new SeededRandom(seed);
        return new EncodedReview([.. Enumerable.Range(0, length).Select(_ => 2 + random.NextInt(VocabularySize - 2))], 1);
    }

    private static float[] Logits(SentimentClassifier classifier, params EncodedReview[] reviews)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return [.. classifier.forward(new ReviewBatch(reviews)).data<float>()];
    }
}
