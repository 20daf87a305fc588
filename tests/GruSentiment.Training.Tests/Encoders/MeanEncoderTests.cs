using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Encoders;

[Collection(TorchGenerator.Name)]
public class MeanEncoderTests
{
    private const int Words = 40;
    private const int Width = 21;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(33, 50)]
    public void Features_are_the_means_of_the_word_vectors(int rows, int longest)
    {
        using var scope = NewDisposeScope();
        using RaggedBatch batch = Batch(rows, longest);
        Tensor words = randn(batch.DistinctCount, Width, ScalarType.Float64);
        using var encoder = new MeanEncoder();
        AssertNear(Means(words, batch), encoder.forward(words, batch).data<double>().ToArray(), 1e-12);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        using RaggedBatch batch = Batch(rows: 5, longest: 12);
        Tensor words = randn(batch.DistinctCount, 3, ScalarType.Float64).requires_grad_();
        Tensor slope = randn(batch.Rows, 3, ScalarType.Float64);
        using var encoder = new MeanEncoder();
        Loss(words).backward();
        double[] gradient = words.grad!.data<double>().ToArray();
        const double Step = 1e-6;
        double[] differences = [.. Enumerable.Range(0, gradient.Length).Select(Difference)];
        AssertNear(differences, gradient, 1e-8);

        double Difference(int component) => (Loss(Moved(component, Step)) - Loss(Moved(component, -Step))).item<double>() / (2 * Step);

        Tensor Loss(Tensor vectors) => (encoder.forward(vectors, batch).pow(2) * slope).sum();

        Tensor Moved(int component, double by)
        {
            Tensor moved = words.detach().clone();
            moved.view(-1)[component] += by;
            return moved;
        }
    }

    [Fact]
    public void It_answers_without_torch_as_it_does_in_training()
    {
        NativeRuntime.Prepare(threads: 1, seed: 5);
        var options = new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = Width };
        using var classifier = new SentimentClassifier(options, Words, 3, EncoderFactory.For(options, new()));
        classifier.eval();
        Dictionary<string, Weight> weights = classifier.Export().ToDictionary(weight => weight.Name);
        Assert.Equal(["embedding.weight", "linear.weight", "linear.bias"], weights.Keys);
        using IEncoderInference inference =
            EncoderArchitecture.Of(options).CreateInference(weights[WeightNames.Embedding].Values, name => weights[name].Values);

        EncodedReview[] reviews = [.. Enumerable.Range(0, 20).Select(i => Review(1 + 13 * i, seed: i))];
        var batch = new ReviewBatch(reviews);
        float[] features = new float[reviews.Length * inference.Features];
        inference.Forward(batch.Ids, batch.Lengths, features, threads: 2);

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        float[] logits = classifier.forward(batch).data<float>().ToArray(); // [B × 3]
        float[] weight = weights[WeightNames.LinearWeight].Values, bias = weights[WeightNames.LinearBias].Values;
        double[] expected = [.. Enumerable.Range(0, logits.Length).Select(i =>
            bias[i % 3] + Enumerable.Range(0, Width).Sum(f => (double)weight[i % 3 * Width + f] * features[i / 3 * Width + f]))];
        AssertNear(expected, [.. logits.Select(logit => (double)logit)], 1e-6);
    }

    private static double[] Means(Tensor words, RaggedBatch batch)
    {
        double[] table = words.data<double>().ToArray();
        double[] means = new double[batch.Rows * Width];
        for (int row = 0; row < batch.Rows; row++)
        {
            foreach (int word in batch.RowOfPosition.Slice(batch.Offsets[row], batch.Lengths[row]))
            {
                for (int i = 0; i < Width; i++)
                    means[row * Width + i] += table[word * Width + i] / batch.Lengths[row];
            }
        }
        return means;
    }

    private static RaggedBatch Batch(int rows, int longest)
    {
        manual_seed(3);
        var draw = new Random(rows);
        int[] lengths = [.. Enumerable.Range(0, rows).Select(row => row == 0 ? longest : draw.Next(1, longest + 1))];
        var batch = new RaggedBatch();
        batch.Set([.. Enumerable.Range(0, lengths.Sum()).Select(_ => draw.Next(Words))], lengths);
        return batch;
    }

    private static EncodedReview Review(int length, int seed)
    {
        var draw = new Random(seed);
        return new EncodedReview([.. Enumerable.Range(0, length).Select(_ => draw.Next(Words))], seed % 3);
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
