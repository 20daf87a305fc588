using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Training.Options;
using static System.FormattableString;

namespace GruSentiment.Training.Preparation;

/// <summary>The files of a training, or the reviews in memory, each read once, however often they are then split.</summary>
public sealed class TrainingFiles
{
    private TrainingFiles(TrainingRequest request, ReviewSet reviews, ReviewSet? validation, ReviewSet? test, double seconds) =>
        (Request, Reviews, Validation, Test, Seconds) = (request, reviews, validation, test, seconds);

    /// <summary>What is trained: every option resolved.</summary>
    public TrainingRequest Request { get; }

    /// <summary>How long reading took.</summary>
    public double Seconds { get; }

    /// <summary>The reviews of its data.</summary>
    internal ReviewSet Reviews { get; }

    /// <summary>Those of a validation file; null where a part of the data is validated on.</summary>
    internal ReviewSet? Validation { get; }

    /// <summary>Those of a test file; null without one.</summary>
    internal ReviewSet? Test { get; }

    /// <summary>Texts without labels; null where none were given.</summary>
    internal UnlabelledSet? Unlabelled { get; private init; }

    /// <summary>The trained model to start from; null where the training starts anew.</summary>
    internal StartingModel? Start { get; private init; }

    /// <summary>That the model to start from was trained on some of the reviews already; null where it was not.</summary>
    internal UserMessage? SeenByStart { get; private init; }

    /// <summary>The rows of the data that are left out; null for none.</summary>
    internal RowsToSkip? Skip { get; private init; }

    /// <summary>A short text of theirs, to try the model with; null where none has a word.</summary>
    internal string? SampleText => (Validation ?? Reviews).SampleText;

    /// <summary>What the options of <see cref="OptionSource.FittedToData"/> are fitted to, in words.</summary>
    public string FittedTo
    {
        get
        {
            double tokens = Enumerable.Range(0, Reviews.Count).Average(review => Reviews.TokensOf(review).Length);
            string mean = Invariant($"{tokens:0}");
            return Invariant($"{Reviews.Count:N0} reviews of {mean} token{(mean == "1" ? "" : "s")} on average");
        }
    }

    /// <summary>What was found in each file, and how it was taken.</summary>
    public IReadOnlyList<ReviewSetReport> Reports => [.. new[] { Reviews, Validation, Test }.OfType<ReviewSet>().Select(set => set.Report)];

    /// <summary>The same files for a request that differs in how it trains on them.</summary>
    internal TrainingFiles For(TrainingRequest request) => new(request, Reviews, Validation, Test, Seconds)
    {
        Unlabelled = Unlabelled,
        Start = Start,
        SeenByStart = SeenByStart,
        Skip = Skip,
    };

    /// <summary>Another request, and what fits these reviews where it leaves something open.</summary>
    /// <param name="asked">It asks for the same files, read in the same way, and for no model to start from.</param>
    internal TrainingRequest Fitted(TrainingRequest asked) =>
        asked.Resolve(VectorDefaults.For(asked).Over(DataDefaults.For(Reviews, asked)));

    /// <summary>Reads what a training asks for, and chooses what it leaves open.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OptionException">Options can't be meant.</exception>
    /// <exception cref="GruSentimentException">A file can't be read or used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static TrainingFiles Read(TrainingRequest request, CancellationToken cancellation = default) =>
        Read(request, given: null, keepTexts: false, cancellation);

    /// <summary>The same, and keeps the texts of data that can't be read a second time, where they are needed.</summary>
    internal static TrainingFiles Read(TrainingRequest request, bool keepTexts, CancellationToken cancellation) =>
        Read(request, given: null, keepTexts, cancellation);

    /// <summary>The same, of the reviews that a program gives, where it does.</summary>
    internal static TrainingFiles Read(TrainingRequest request, TrainingReviews? given, CancellationToken cancellation) =>
        Read(request, given, keepTexts: false, cancellation);

    private static TrainingFiles Read(
        TrainingRequest request, TrainingReviews? given, bool keepTexts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = Stopwatch.StartNew();
        IEnumerable<UserMessage> contradictions = given?.Faults(request) ?? [];
        request = given?.NamedIn(request) ?? request;
        OptionException.ThrowIfAny([.. contradictions, .. request.Faults()]);
        var sources = new ReviewSources(request, given);
        StartingModel? start = Abandonable.Run(() => StartingModel.Of(request), cancellation);
        TrainingRequest fromStart = FineTuningDefaults.For(request, start?.Model).Over(VectorDefaults.For(request));
        ReviewReaderOptions reader = start?.Reading(request.Reader) ?? request.Reader;
        RowsToSkip? skip = request.SkipRows is { } list ? Abandonable.Run(() => RowsToSkip.Read(list), cancellation) : null;
        ReviewSet reviews = sources.Data.Read(reader, skip, keepTexts, cancellation);
        start?.CheckClasses(reviews, reader);
        request = request.Resolve(fromStart.Over(DataDefaults.For(reviews, request)));
        ReviewSet? validation = HeldOut(sources.Validation), test = HeldOut(sources.Test);
        UnlabelledSet? unlabelled = request.Unlabelled is { } texts
            ? Abandonable.Run(() => UnlabelledSet.Load(texts, request.Reader, cancellation), cancellation)
            : null;
        return new TrainingFiles(request, reviews, validation, test, clock.Elapsed.TotalSeconds)
        {
            Unlabelled = unlabelled,
            Start = start,
            SeenByStart = start?.SeenWarning(reviews),
            Skip = skip,
        };

        ReviewSet? HeldOut(IReviewSource? source) => source?.Read(
            request.Reader with { ClassNames = reviews.ClassNames, TrainedLabels = reviews.Report.Labels },
            skip: null, keepTexts: false, cancellation);
    }
}
