using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Explanations;

/// <summary>Takes a model's answers apart. Safe for many threads at once.</summary>
/// <param name="predictor">The model in use; not disposed of with this.</param>
internal sealed class Explainer(SentimentPredictor predictor)
{
    private readonly ModelConfig _config = predictor.Model.Config;

    /// <summary>Explains the answer to a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <exception cref="ModelException">The answer, or a part of it, is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public Explanation Explain(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        using Leases.Lease lease = predictor.Use();
        ExplainedText read = new(text, predictor.Model);
        Prediction prediction = predictor.PredictInUse([read.Whole], cancellation)[0];
        var partial = new PartialAnswers(predictor, read, ClassOf(prediction));
        bool bothWays = EncoderArchitecture.Of(_config.Model).ReadsBothWays;
        return Checked(Explain(
            read, prediction, predictor.Threads, partial.FromFront(cancellation), bothWays ? partial.FromBack(cancellation) : [],
            GatesOf(read), cancellation));
    }

    /// <summary>What each word and phrase adds, without the rest, which costs as much again: no partial answers, no gates.</summary>
    /// <inheritdoc cref="Explain(string, CancellationToken)"/>
    public Explanation Contributions(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        using Leases.Lease lease = predictor.Use();
        ExplainedText read = new(text, predictor.Model);
        Prediction prediction = predictor.PredictInUse([read.Whole], cancellation)[0];
        return Checked(Explain(read, prediction, predictor.Threads, [], [], null, cancellation));
    }

    /// <summary>The same for many texts, on the predictor's threads; some hundred at a time keep the memory small.</summary>
    /// <param name="texts">Any texts.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>One a text, in their order.</returns>
    /// <inheritdoc cref="Explain(string, CancellationToken)"/>
    public Explanation[] Contributions(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using Leases.Lease lease = predictor.Use();
        ExplainedText[] read = [.. texts.Select(text => new ExplainedText(text, predictor.Model))];
        Prediction[] predictions = predictor.PredictInUse([.. read.Select(text => text.Whole)], cancellation);
        var explanations = new Explanation[read.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = predictor.Threads, CancellationToken = cancellation };
        Parallel.For(0, read.Length, options, i =>
            explanations[i] = Explain(read[i], predictions[i], threads: 1, [], [], null, cancellation));
        return Array.ConvertAll(explanations, Checked); // Not in the loop, which would hide what is thrown in another exception.
    }

    /// <summary>An answer may be a number though that to a part of the text, or what a word adds, is none.</summary>
    private Explanation Checked(Explanation explanation)
    {
        bool areNumbers = double.IsFinite(explanation.Logit) && double.IsFinite(explanation.Base)
            && explanation.Words.All(word => double.IsFinite(word.Network) && double.IsFinite(word.Ngrams))
            && explanation.Phrases.All(phrase => double.IsFinite(phrase.Contribution));
        return areNumbers ? explanation : throw predictor.NoNumber();
    }

    private static int ClassOf(Prediction prediction) => prediction.Labels.Count == 2 ? 1 : prediction.Class;

    private Explanation Explain(
        ExplainedText text, Prediction prediction, int threads, IReadOnlyList<PartialAnswer> fromFront,
        IReadOnlyList<PartialAnswer> fromBack, GateActivity? gates, CancellationToken cancellation)
    {
        int explained = ClassOf(prediction);
        var logit = new ExplainedLogit(_config.Outputs, explained);
        double[] logits = new double[logit.Outputs];
        predictor.NetworkLogits(text.Whole.Ids, [text.Whole.Ids.Length], logits, threads);
        predictor.BlendWithNgrams(logits, text.Whole.Ngrams, text.Whole.Characters);
        double whole = logit.Of(logits);

        NgramSplit? ngrams = predictor.UsesNgrams
            ? new NgramSplit(text.Ngrams()!, predictor.NgramModel!, predictor.Blend.Ngrams, logit) : null;
        double rest = logit.Of([.. predictor.Blend.Bias]) + (ngrams?.Rest ?? 0);
        double[] networks = new double[text.ReadCount];
        if (networks.Length > 0)
            rest += SplitNetworks(text, logit, threads, networks, cancellation);
        return new Explanation
        {
            Text = text.Text,
            Prediction = prediction,
            Class = explained,
            Logit = whole,
            Base = networks.Length > 0 ? rest : whole,
            Words = Words(text, networks, ngrams),
            Phrases = ngrams?.Phrases() ?? [],
            FromFront = fromFront,
            FromBack = fromBack,
            Gates = gates,
        };
    }

    /// <summary>What each word adds through the networks.</summary>
    /// <returns>What no word adds.</returns>
    private double SplitNetworks(
        ExplainedText text, ExplainedLogit logit, int threads, Span<double> words, CancellationToken cancellation)
    {
        var attribution = new NetworkAttribution(NetworkLogits, logit.Outputs, AttributionEffort.For(_config.Model));
        double[] contributions = attribution.Contributions(text.Whole.Ids, cancellation); // [words, C]
        double scale = predictor.Blend.Networks;
        for (int i = 0; i < words.Length; i++)
            words[i] = scale * logit.Of(contributions.AsSpan(i * logit.Outputs, logit.Outputs));
        return scale * logit.Of(attribution.Base.Span);

        void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
        {
            cancellation.ThrowIfCancellationRequested();
            predictor.NetworkLogits(ids, lengths, logits, threads);
        }
    }

    private static WordContribution[] Words(ExplainedText text, double[] networks, NgramSplit? ngrams)
    {
        var words = new WordContribution[text.Tokens.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = new WordContribution
            {
                Start = text.Tokens[i].Start,
                Length = text.Tokens[i].Length,
                Token = text.Tokens[i].Token,
                IsKnown = text.IsKnown(i),
                IsRead = i < networks.Length,
                Network = i < networks.Length ? networks[i] : 0,
                Ngrams = ngrams?.Words[i] ?? 0,
            };
        }
        return words;
    }

    private GateActivity? GatesOf(ExplainedText text)
    {
        if (predictor.Gates is not { } gru)
            return null;
        int size = text.ReadCount * gru.Units * gru.Directions;
        float[] update = new float[size], reset = new float[size];
        if (size > 0)
            gru.ReadGates(text.Whole.Ids, update, reset, predictor.Threads);
        return new GateActivity(text.ReadCount, gru.Units, gru.Directions, update, reset);
    }
}
