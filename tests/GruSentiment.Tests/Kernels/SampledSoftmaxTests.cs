using System.Runtime.InteropServices;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class SampledSoftmaxTests
{
    public static TheoryData<int, int, int, int> Cases => new(
        from width in (int[])[32, 128, 256, 512]
        from shape in (IEnumerable<(int, int, int)>)[(20, 7, 1), (48, 100, 1), (48, 100, 3)]
        select (width, shape.Item1, shape.Item2, shape.Item3));

    [Theory, MemberData(nameof(Cases))]
    public void Loss_and_gradients_are_those_of_a_softmax_over_target_and_candidates(int register, int width, int candidates, int perRow)
    {
        var sample = new Sample(rows: 1100, width, words: 300, candidates, seed: 1, perRow);
        using var softmax = new SampledSoftmax(sample.Words, width, 2, GruArithmetic.For((VectorWidth)register));
        float[] stateGradients = new float[sample.States.Length];
        double loss = sample.Run(softmax, stateGradients);
        (double expectedLoss, double[] expectedStates, double[] expectedWeights) = sample.Reference();
        Assert.Equal(expectedLoss, loss, 1e-5);
        GruInferenceTests.AssertNear(expectedStates, stateGradients, 1e-7);
        GruInferenceTests.AssertNear(expectedWeights, Spread(softmax, sample), 1e-6);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var sample = new Sample(rows: 3000, 48, words: 500, 100, seed: 2, perRow: 2);
        float[][] answers = [.. ((int[])[1, 2, 5]).Select(threads =>
        {
            using var softmax = new SampledSoftmax(sample.Words, 48, threads);
            float[] stateGradients = new float[sample.States.Length];
            double loss = sample.Run(softmax, stateGradients);
            return (float[])[(float)loss, .. stateGradients, .. softmax.Gradients];
        })];
        byte[] first = MemoryMarshal.AsBytes<float>(answers[0]).ToArray();
        Assert.All(answers, answer => Assert.True(MemoryMarshal.AsBytes<float>(answer).SequenceEqual(first)));
    }

    [Fact]
    public void A_row_without_a_target_has_no_loss_and_no_gradient()
    {
        using var softmax = new SampledSoftmax(4, 2, 1);
        float[] stateGradients = [9, 9, 9, 9];
        float[] weights = new float[8], offsets = new float[4];
        double loss = softmax.Run([1, 2, 3, 4], [SampledSoftmax.NoTarget, 3], weights, offsets, [1, 2, 3], stateGradients);
        Assert.Equal(Math.Log(3), loss, 1e-6);
        Assert.Equal([0, 0], stateGradients[..2]);
        Assert.Equal(0, softmax.Run([1, 2], [SampledSoftmax.NoTarget], weights, offsets, [1], stateGradients.AsSpan(0, 2)));
    }

    [Fact]
    public void Several_targets_of_a_row_weigh_the_same_and_a_word_may_be_one_twice()
    {
        using var softmax = new SampledSoftmax(4, 1, 1);
        float[] weights = [0, 1, 2, 3], stateGradients = new float[1];
        double loss = softmax.Run([1], [1, 3, 3], weights, new float[4], [0, 1], stateGradients);
        double ofOne = Math.Log(1 + Math.E) - 1, ofThree = Math.Log(1 + Math.E + Math.Exp(3)) - 3;
        Assert.Equal((ofOne + 2 * ofThree) / 3, loss, 1e-6);
        double gradientOfOne = Math.E / (1 + Math.E) - 1;
        double gradientOfThree = (Math.E + 3 * Math.Exp(3)) / (1 + Math.E + Math.Exp(3)) - 3;
        Assert.Equal((gradientOfOne + 2 * gradientOfThree) / 3, stateGradients[0], 1e-6);
    }

    [Fact]
    public void A_candidate_whose_score_is_far_too_low_has_no_gradient()
    {
        using var softmax = new SampledSoftmax(3, 1, 1);
        float[] stateGradients = new float[1];
        double loss = softmax.Run([1], [1], [-1e9f, 0, 0], new float[3], [0, 2], stateGradients);
        Assert.Equal(Math.Log(2), loss, 1e-6);
        Assert.Equal([0f, 0.5f, -0.5f], softmax.Gradients.ToArray());
        Assert.Equal(0f, stateGradients[0]);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var softmax = new SampledSoftmax(4, 2, 1);
        float[] weights = new float[8], offsets = new float[4], gradients = new float[2];
        Assert.StartsWith("targets has 3 numbers; 2 were expected.", Fault([1, 1, 1, 1], [0, 1, 2], [2]), StringComparison.Ordinal);
        Assert.StartsWith("states has 3 numbers; 2 were expected.", Fault([1, 1, 1], [0], [2]), StringComparison.Ordinal);
        Assert.StartsWith("stateGradients has 2 numbers; 4 were expected.", Fault([1, 1, 1, 1], [0, 1], [2]), StringComparison.Ordinal);
        Assert.StartsWith("Candidate 2 is there twice.", Fault([1, 1], [0], [2, 2]), StringComparison.Ordinal);
        Assert.StartsWith("Target 4 is not among 4 words.", Fault([1, 1], [4], [2]), StringComparison.Ordinal);
        Assert.True(double.IsFinite(softmax.Run([1, 1], [0], weights, offsets, [2, 3], gradients)));

        string Fault(float[] states, int[] targets, int[] candidates) =>
            Assert.Throws<ArgumentException>(() => softmax.Run(states, targets, weights, offsets, candidates, gradients)).Message;
    }

    /// <summary>The gradients of the scored ids, in their places among all ids.</summary>
    private static float[] Spread(SampledSoftmax softmax, Sample sample)
    {
        float[] all = new float[sample.Weights.Length];
        for (int i = 0; i < softmax.ScoredIds.Length; i++)
            softmax.Gradients.Slice(i * softmax.Width, softmax.Width).CopyTo(all.AsSpan(softmax.ScoredIds[i] * softmax.Width));
        return all;
    }

    private sealed class Sample
    {
        private readonly int _width, _perRow;
        private readonly int[] _targets, _candidates;
        private readonly float[] _offsets;

        public Sample(int rows, int width, int words, int candidates, int seed, int perRow)
        {
            var random = new Random(seed);
            (_width, _perRow, Words) = (width, perRow, words);
            States = GruCase.Draw(random, rows * width, 1);
            Weights = GruCase.Draw(random, words * width, 1);
            _offsets = GruCase.Draw(random, words, 2);
            _targets =
                [.. Enumerable.Range(0, rows * perRow).Select(_ => random.Next(10) == 0 ? SampledSoftmax.NoTarget : random.Next(words))];
            int[] order = [.. Enumerable.Range(0, words)];
            random.Shuffle(order);
            _candidates = order[..candidates];
        }

        public int Words { get; }

        public float[] States { get; }

        public float[] Weights { get; }

        public double Run(SampledSoftmax softmax, float[] stateGradients) =>
            softmax.Run(States, _targets, Weights, _offsets, _candidates, stateGradients);

        /// <summary>The plain sums, in double precision.</summary>
        public (double Loss, double[] States, double[] Weights) Reference()
        {
            double[] states = new double[States.Length], weights = new double[Weights.Length];
            double loss = 0;
            int count = _targets.Count(target => target >= 0);
            for (int place = 0; place < _targets.Length; place++)
            {
                int row = place / _perRow;
                if (_targets[place] < 0)
                    continue;
                int[] against = [_targets[place], .. _candidates.Where(word => word != _targets[place])];
                double[] scores = [.. against.Select(word => Score(row, word))];
                double total = Math.Log(scores.Sum(Math.Exp));
                loss += (total - scores[0]) / count;
                for (int i = 0; i < against.Length; i++)
                {
                    double error = (Math.Exp(scores[i] - total) - (i == 0 ? 1 : 0)) / count;
                    for (int k = 0; k < _width; k++)
                    {
                        states[row * _width + k] += error * Weights[against[i] * _width + k];
                        weights[against[i] * _width + k] += error * States[row * _width + k];
                    }
                }
            }
            return (loss, states, weights);
        }

        private double Score(int row, int word) =>
            Enumerable.Range(0, _width).Sum(k => (double)States[row * _width + k] * Weights[word * _width + k]) + _offsets[word];
    }
}
