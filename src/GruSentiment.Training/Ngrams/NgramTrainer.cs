using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Ngrams;

/// <summary>
/// Trains an n-gram model: logistic regression on n-grams scaled by the square root of their naive-Bayes log-count ratios, so that an
/// n-gram of one class begins strong and one of all classes weak. By AdaGrad (Duchi et al. 2011), whose steps are longer for rare n-grams.
/// </summary>
/// <remarks>
/// Wang and Manning (2012, "Baselines and Bigrams") scale by the ratio itself. Its root, halfway to no scaling, is no worse where classes
/// are even, and better where they are not: there the ratios of the rare class's n-grams are so large that the others hardly count.
/// </remarks>
internal sealed class NgramTrainer
{
    /// <summary>
    /// Reviews in all epochs together: the more reviews there are, the fewer epochs it takes until the validation loss stops falling.
    /// </summary>
    private const int ReviewsInAll = 200_000;

    private const int FewestEpochs = 5;
    private const int MostEpochs = 15;

    /// <summary>AdaGrad's step size at the start; it falls in a line towards 0.</summary>
    private const float LearningRate = 0.3f;

    /// <summary>L2 penalty of a weight, per review it occurs in.</summary>
    private const float Penalty = 1e-5f;

    private const float Epsilon = 1e-6f;

    private readonly IReadOnlyList<EncodedReview> _reviews;
    private readonly NgramOptions _options;
    private readonly int _classes;
    private readonly int _outputs;
    private readonly float[] _weights; // [classes]
    private readonly AddedReviews _added;
    private readonly int _own;
    private readonly NgramModel? _start;

    /// <param name="reviews">The training set.</param>
    /// <param name="options">Of the n-gram model.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="weights">The weight of a review of each class; each 1 when null.</param>
    /// <param name="added">What is trained on beside the training set; nothing when null.</param>
    /// <param name="start">
    /// A trained model of as many buckets and outputs; what is learned is added to its weights. Null to start from 0.
    /// </param>
    public NgramTrainer(
        IReadOnlyList<EncodedReview> reviews, NgramOptions options, int classes, ClassWeights? weights = null, AddedReviews? added = null,
        NgramModel? start = null)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        _added = added ?? AddedReviews.None;
        _reviews = _added.Reviews.Count == 0 ? reviews : [.. reviews, .. _added.ForEach(reviews.Count)];
        _own = reviews.Count;
        _options = options;
        _classes = classes;
        _outputs = ModelConfig.OutputsFor(classes);
        if (start is not null && (start.Weights.Length != _outputs * options.Buckets || start.Bias.Length != _outputs))
            throw new ArgumentException($"A model of {options.Buckets} n-grams and {_outputs} outputs was expected.", nameof(start));
        _start = start;
        _weights = [.. Enumerable.Range(0, classes).Select(@class => (float)(weights?[@class] ?? 1))];
    }

    /// <summary>
    /// Trains on every review in every epoch; reviews without n-grams are skipped. The same seed gives the same weights.
    /// </summary>
    /// <param name="seed">Seed of the order of the reviews.</param>
    /// <param name="cancellation">Ends it between two epochs.</param>
    /// <returns>A weight for each output and n-gram, and a bias for each output.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public NgramModel Train(long seed, CancellationToken cancellation = default)
    {
        int buckets = _options.Buckets;
        Learned[] learned = Scaled(); // [C, buckets]
        float[] bias = new float[_outputs], biasSquares = new float[_outputs];
        float[] errors = new float[_outputs];
        float[]? started = _start is null ? null : [.. _reviews.SelectMany(LogitsAtStart)]; // [reviews, C]
        int[] order = [.. Enumerable.Range(0, _reviews.Count)];
        var random = new SeededRandom(seed);
        int epochs = Math.Clamp(ReviewsInAll / Math.Max(1, _reviews.Count), FewestEpochs, MostEpochs);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            float rate = LearningRate * (1 - (float)epoch / epochs);
            random.Shuffle<int>(order);
            foreach (int i in order)
            {
                EncodedReview review = _reviews[i];
                if (review.Ngrams.Length == 0)
                    continue;
                (float Ngrams, float Characters) scales = ScalesOf(review);
                Span<float> known = started is null ? default : started.AsSpan(i * _outputs, _outputs);
                Errors(review, scales, learned, bias, known, errors);
                if (i >= _own)
                    Scale(errors, (float)_added.WeightOf(review.Label));
                for (int output = 0; output < _outputs; output++)
                {
                    Span<Learned> row = learned.AsSpan(output * buckets, buckets);
                    Step(row, review.Ngrams, errors[output] * scales.Ngrams, rate);
                    Step(row, review.Characters, errors[output] * scales.Characters, rate);
                    biasSquares[output] += errors[output] * errors[output];
                    bias[output] -= rate * errors[output] / (MathF.Sqrt(biasSquares[output]) + Epsilon);
                }
            }
        }
        float[] weights = Array.ConvertAll(learned, of => of.Weight * of.Scale);
        return _start is null ? new NgramModel(weights, bias) : new NgramModel(Sum(_start.Weights, weights), Sum(_start.Bias, bias));
    }

    /// <summary>A step of the weights of some n-grams.</summary>
    private static void Step(Span<Learned> learned, int[] buckets, float error, float rate)
    {
        foreach (int bucket in buckets)
        {
            ref Learned of = ref learned[bucket];
            float gradient = error * of.Scale + Penalty * of.Weight;
            of.Squares += gradient * gradient;
            of.Weight -= rate * gradient / (MathF.Sqrt(of.Squares) + Epsilon);
        }
    }

    /// <summary>What the sum of the weights of a review's n-grams is multiplied with, and that of its n-grams of characters.</summary>
    private static (float Ngrams, float Characters) ScalesOf(EncodedReview review) => (
        1 / MathF.Sqrt(Math.Max(1, review.Ngrams.Length)),
        (float)NgramModel.CharacterShare / MathF.Sqrt(Math.Max(1, review.Characters.Length)));

    private static float[] Sum(ReadOnlyMemory<float> one, float[] other) => [.. other.Select((value, i) => value + one.Span[i])];

    /// <summary>What the weights that training starts from say of a review [C].</summary>
    private float[] LogitsAtStart(EncodedReview review)
    {
        (ReadOnlyMemory<float> weights, ReadOnlyMemory<float> bias) = (_start!.Weights, _start.Bias);
        (float scale, float ofCharacters) = ScalesOf(review);
        return [.. Enumerable.Range(0, _outputs).Select(output =>
            bias.Span[output] + scale * SumOf(review.Ngrams, output) + ofCharacters * SumOf(review.Characters, output))];

        float SumOf(int[] buckets, int output) => buckets.Sum(bucket => weights.Span[output * _options.Buckets + bucket]);
    }

    private static void Scale(float[] errors, float weight)
    {
        for (int output = 0; output < errors.Length; output++)
            errors[output] *= weight;
    }

    /// <summary>
    /// The error of each output for a review, times the weight of its class [C]; the logits at the start may be empty.
    /// </summary>
    private void Errors(
        EncodedReview review, (float Ngrams, float Characters) scales, Learned[] learned, float[] bias, ReadOnlySpan<float> started,
        float[] errors)
    {
        int buckets = _options.Buckets;
        for (int output = 0; output < _outputs; output++)
        {
            ReadOnlySpan<Learned> row = learned.AsSpan(output * buckets, buckets);
            errors[output] = bias[output] + SumOf(row, review.Ngrams) * scales.Ngrams + SumOf(row, review.Characters) * scales.Characters;
            if (!started.IsEmpty)
                errors[output] += started[output];
        }
        ClassProbabilities.ToErrors<float>(errors, review.Label);
        for (int output = 0; output < _outputs; output++)
            errors[output] *= _weights[review.Label];
    }

    private static float SumOf(ReadOnlySpan<Learned> learned, int[] buckets)
    {
        float sum = 0;
        foreach (int bucket in buckets)
        {
            ref readonly Learned of = ref learned[bucket];
            sum += of.Weight * of.Scale;
        }
        return sum;
    }

    /// <summary>
    /// For each output and n-gram, the root of r = log(p/‖p‖₁) − log(q/‖q‖₁) with r's sign, where p counts the output's reviews that have
    /// the n-gram, and q the others, from 1 up [C, buckets]; 0 for an n-gram that never occurs.
    /// </summary>
    private Learned[] Scaled()
    {
        int buckets = _options.Buckets;
        int[] counts = new int[_classes * buckets];
        foreach (EncodedReview review in _reviews)
        {
            foreach (int bucket in review.Ngrams)
                counts[review.Label * buckets + bucket]++;
            foreach (int bucket in review.Characters)
                counts[review.Label * buckets + bucket]++;
        }
        var learned = new Learned[_outputs * buckets];
        int[] all = new int[buckets];
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            for (int @class = 0; @class < _classes; @class++)
                all[bucket] += counts[@class * buckets + bucket];
        }
        for (int output = 0; output < _outputs; output++)
        {
            int row = (_outputs == 1 ? 1 : output) * buckets;
            double own = 0, others = 0;
            for (int bucket = 0; bucket < buckets; bucket++)
            {
                if (all[bucket] == 0)
                    continue;
                own += counts[row + bucket] + 1;
                others += all[bucket] - counts[row + bucket] + 1;
            }
            double prior = Math.Log(others / own);
            for (int bucket = 0; bucket < buckets; bucket++)
            {
                if (all[bucket] == 0)
                    continue;
                double ratio = Math.Log((counts[row + bucket] + 1.0) / (all[bucket] - counts[row + bucket] + 1)) + prior;
                ref float scale = ref learned[output * buckets + bucket].Scale;
                scale = (float)Math.CopySign(Math.Sqrt(Math.Abs(ratio)), ratio);
            }
        }
        return learned;
    }

    /// <summary>What is known of an n-gram, side by side: one way to memory, which is most of the work, finds all of it.</summary>
    private struct Learned
    {
        /// <summary>Its weight, before it is scaled.</summary>
        public float Weight;

        /// <summary>The sum of its squared gradients.</summary>
        public float Squares;

        /// <summary>What its weight is scaled by.</summary>
        public float Scale;
    }
}
