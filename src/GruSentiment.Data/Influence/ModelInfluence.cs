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
        string[] texts = [.. evaluation.Texts(rows, cancellation), .. mistakes.Select(mistake => mistake.Text)];
        var explained = new List<ExplainedMistake>();
        var explainer = new Explainer(predictor);
        for (int first = 0; first < texts.Length; first += Batch)
        {
            Explanation[] explanations = explainer.Contributions(texts[first..Math.Min(first + Batch, texts.Length)], cancellation);
            for (int i = 0; i < explanations.Length; i++)
            {
                if (first + i < rows.Length)
                    words.Add(explanations[i]);
                else
                    explained.Add(ExplainedMistake.Of(mistakes[first + i - rows.Length], explanations[i]));
            }
            progress?.Invoke((double)Math.Min(first + Batch, texts.Length) / texts.Length);
        }

        PhraseInfluence? phrases = predictor.UsesNgrams
            ? new PhraseInfluence(new ReviewNgrams(predictor, evaluation), predictor.Threads, cancellation) : null;
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
    }
}
