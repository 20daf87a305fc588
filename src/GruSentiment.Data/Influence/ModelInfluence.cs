using System.Diagnostics;
using GruSentiment.Data.ErrorGroups;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Kernels;

namespace GruSentiment.Data.Influence;

/// <summary>What moves a model on labelled reviews, and where it is wrong.</summary>
internal sealed record ModelInfluence
{
    /// <summary>Texts that are explained between two reports of progress.</summary>
    private const int Batch = 16;

    /// <summary>What it costs to explain a text, against once taking its n-grams apart; roughly, for the progress.</summary>
    private const int CostOfText = 100;

    /// <summary>What was measured.</summary>
    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>How many rows were explained word by word.</summary>
    public required int ExplainedRows { get; init; }

    /// <summary>What moves the model toward each class: words in the rows explained, phrases in all rows.</summary>
    public required IReadOnlyList<ClassInfluence> Classes { get; init; }

    /// <summary>All rows in groups.</summary>
    public required RowGroups Groups { get; init; }

    /// <summary>The most confident mistakes.</summary>
    public required IReadOnlyList<ExplainedMistake> Mistakes { get; init; }

    /// <summary>How long it took beyond the evaluation.</summary>
    public required double Seconds { get; init; }

    /// <summary>Explains a model's answers to reviews.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="evaluation">What was measured with it.</param>
    /// <param name="options">How many rows.</param>
    /// <param name="progress">Is told how much is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DataException">The file can't be read again.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static ModelInfluence Run(
        SentimentPredictor predictor, ModelEvaluation evaluation, InfluenceOptions options, Action<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using Leases.Lease lease = predictor.Use();
        ReviewSet set = evaluation.Reviews;
        int maxLength = predictor.Model.Config.Model.MaxLength;
        double tokens = Enumerable.Range(0, set.Count).Average(row => Math.Min(set.TokensOf(row).Length, maxLength));
        int[] rows = ExplainedSample.Of(set, options.Rows ?? ExplainedSample.RowsFor(tokens, predictor.NetworkCount));
        IReadOnlyList<Mistake> mistakes = evaluation.Mistakes(options.Errors, cancellation);

        var words = new WordInfluence(predictor.Labels.Count);
        var explained = new List<ExplainedMistake>();
        var explainer = new Explainer(predictor);
        bool hasNgrams = predictor.UsesNgrams;
        (long done, long all) = (0, (long)CostOfText * (rows.Length + mistakes.Count) + (hasNgrams ? 2L * set.Count : 0));
        IEnumerable<string> texts = evaluation.Texts(rows, cancellation).Concat(mistakes.Select(mistake => mistake.Text));
        foreach ((int batch, string[] some) in texts.Chunk(Batch).Index())
        {
            foreach ((int i, Explanation explanation) in explainer.Contributions(some, cancellation).Index())
            {
                int place = batch * Batch + i;
                if (place < rows.Length)
                    words.Add(explanation);
                else
                    explained.Add(ExplainedMistake.Of(mistakes[place - rows.Length], explanation));
            }
            Done(CostOfText * some.Length);
        }

        PhraseInfluence? phrases = hasNgrams
            ? new PhraseInfluence(new ReviewNgrams(predictor, evaluation), predictor.Threads, Done, cancellation) : null;
        IReadOnlyList<IReadOnlyList<InfluentialText>>? ranked = phrases?.Ranked(cancellation);
        return new ModelInfluence
        {
            Evaluation = evaluation,
            ExplainedRows = rows.Length,
            Classes = [.. predictor.Labels.Select((label, i) => new ClassInfluence(label, words.For(i), ranked?[i] ?? []))],
            Groups = RowGroups.Of(evaluation, predictor.Model, phrases?.Balance),
            Mistakes = explained,
            Seconds = clock.Elapsed.TotalSeconds,
        };

        void Done(int cost) => progress?.Invoke((double)(done += cost) / all);
    }
}
