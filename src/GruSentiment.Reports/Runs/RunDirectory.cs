using System.Diagnostics;
using System.Globalization;
using GruSentiment.Data.Evaluation;
using GruSentiment.Models;
using GruSentiment.Reports.Plots;
using GruSentiment.Text;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// The directory a training writes. Every file in it is whole at any moment: an unfinished one stands next to the directory, hidden, until
/// it is renamed into it. From <see cref="Create"/> on it is one training's alone, until that gives it up.
/// </summary>
public sealed class RunDirectory : IDisposable
{
    private readonly RunPlace _place;
    private readonly RewrittenFiles _rewritten;
    private RunCheckpoints? _checkpoints;
    private IReadOnlyList<Weight> _weights = []; // Those that were saved last.

    private RunDirectory(string path, bool named)
    {
        _place = new RunPlace(path, named);
        _rewritten = new RewrittenFiles(Write);
    }

    private RunCheckpoints Checkpoints => _checkpoints ??= new RunCheckpoints(_place.FullPath); // The path is final now.

    /// <summary>The directory, as it was named; final once <see cref="Create"/> has been called.</summary>
    public string Path => _place.Path;

    /// <summary>
    /// Which of <c>history.csv</c> and <c>curves.png</c> are not as they should be, and why: on Windows a program may have them open. A
    /// sentence each; to be looked at once <c>metrics.json</c> is saved, when the last attempt was made.
    /// </summary>
    public IEnumerable<string> Unwritten => _rewritten.Faults.Select(fault => $"{fault} It shows an earlier epoch, or is not there.");

    /// <summary>The directory that a request names, or else one named after its data: nothing is written yet.</summary>
    /// <exception cref="GruSentimentException">The one named is a file, or holds something already.</exception>
    public static RunDirectory For(TrainingRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Output is { } output ? At(output) : For(request.Data ?? "", now);
    }

    /// <summary>Picks <c>runs/DATE-TIME-NAME</c>, with a number behind it should that exist. Nothing is written yet.</summary>
    public static RunDirectory For(string dataPath, DateTimeOffset now) => For(dataPath, now, TrainedRuns.Parent);

    /// <summary>The same under another directory than <c>runs</c>.</summary>
    internal static RunDirectory For(string dataPath, DateTimeOffset now, string parent)
    {
        string name = System.IO.Path.GetFileName(dataPath);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        string date = now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture);
        return new RunDirectory(System.IO.Path.Combine(parent, $"{date}-{stem}"), named: false);
    }

    /// <summary>Takes a directory that the user named.</summary>
    /// <exception cref="GruSentimentException">It is a file, or holds something already.</exception>
    public static RunDirectory At(string path)
    {
        RunPlace.RefuseUsed(path);
        return new RunDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), named: true);
    }

    /// <summary>Takes the directory of a training that was interrupted, to go on with it.</summary>
    /// <param name="path">As the user named it.</param>
    /// <exception cref="GruSentimentException">It is none, or another training is writing to it.</exception>
    internal static RunDirectory Reopen(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var directory = new RunDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), named: true);
        directory._place.Reopen();
        return directory;
    }

    /// <summary>
    /// Creates the directory, unless that has been done, and proves that it can be written to, before hours of training depend on it. Under
    /// <c>runs</c>, what trainings killed long ago left unfinished is removed.
    /// </summary>
    /// <exception cref="GruSentimentException">It can't be created or written to, or is another training's.</exception>
    internal void Create() => _place.Create();

    /// <summary>
    /// Gives the directory up, after which another training may have it, and removes it, and those above it that were created with it, as
    /// long as nothing was saved in them.
    /// </summary>
    internal void RemoveIfEmpty() => _place.Dispose();

    /// <inheritdoc cref="RemoveIfEmpty"/>
    public void Dispose() => RemoveIfEmpty();

    /// <summary>
    /// The <see cref="Sha256Sum"/> of the weights that were saved last, and are in the directory; null before. A training that goes on in
    /// the directory of an earlier one says what that one saved.
    /// </summary>
    internal string? WeightsSum { get; set; }

    /// <summary>The <see cref="Sha256Sum"/> of the vocabulary that was saved; as <see cref="WeightsSum"/>.</summary>
    internal string? VocabularySum { get; set; }

    /// <summary>Writes <c>vocabulary.txt</c>.</summary>
    internal void Save(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Write(ModelFile.Vocabulary, stream =>
        {
            using var summed = new SummedStream(stream);
            VocabularyFile.Write(summed, vocabulary);
            VocabularySum = summed.Sum;
        });
    }

    /// <summary>Writes <c>training-texts.bin</c>.</summary>
    internal void Save(TrainingTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Write(TrainingTextsFile.Name, stream => TrainingTextsFile.Write(stream, texts));
    }

    /// <summary>
    /// Writes <c>config.json</c>, and then <c>model.safetensors</c>; the vocabulary must have been saved. Whenever it is ended, the weights
    /// in the directory are some that <c>config.json</c> states the sum of: it states that of the older ones too, until <see cref="Seal"/>.
    /// </summary>
    internal void Save(ModelConfig config, IReadOnlyList<Weight> weights)
    {
        string? sum = null;
        Write(ModelFile.Weights, stream =>
        {
            using (var summed = new SummedStream(stream))
            {
                Safetensors.Write(summed, weights);
                sum = summed.Sum;
            }
            Save(config, sum, WeightsSum);
        });
        (WeightsSum, _weights) = (sum, weights);
    }

    /// <summary>Writes a checkpoint, and removes all older ones but one.</summary>
    internal void Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var clock = Stopwatch.StartNew();
        string name = Checkpoints.NextName();
        long bytes = 0;
        Write(name, stream =>
        {
            CheckpointFile.Write(stream, checkpoint, SavedFor(checkpoint));
            bytes = stream.Position;
        });
        Checkpoints.RemoveOld();
        LastCheckpoint = new SavedCheckpoint(name, bytes, clock.Elapsed.TotalSeconds);
    }

    /// <summary>The checkpoint that was written last; null before.</summary>
    internal SavedCheckpoint? LastCheckpoint { get; private set; }

    /// <summary>Reads the newest checkpoint that can be read.</summary>
    /// <exception cref="GruSentimentException">There is none, or it can't be read.</exception>
    internal Checkpoint ReadCheckpoint()
    {
        Checkpoint checkpoint = Checkpoints.Read(ReadWeights);
        if (_weights.Count == 0 && File.Exists(System.IO.Path.Combine(_place.FullPath, ModelFile.Weights)))
            ReadWeights();
        return checkpoint with { Request = checkpoint.Request with { Output = Path } };
    }

    /// <summary>Removes the checkpoints: the training is finished.</summary>
    internal void RemoveCheckpoints() => Checkpoints.Remove();

    /// <summary>
    /// The weights that a checkpoint need not hold. Those of the n-gram model are the same in every epoch's model. Those of the networks
    /// are in the file until a better epoch replaces it; until then, the training has other ones of its own.
    /// </summary>
    private SavedWeights? SavedFor(Checkpoint checkpoint)
    {
        if (checkpoint.Fold is not null || _weights.Count == 0)
            return null;
        if (!checkpoint.IsAtBest)
            return new SavedWeights(WeightsSum, _weights);
        return new SavedWeights(null, [.. _weights.Where(weight => weight.Name is WeightNames.NgramWeight or WeightNames.NgramBias)]);
    }

    /// <summary>The weights of the model in the directory, which is whole.</summary>
    private SavedWeights ReadWeights()
    {
        SavedModel model = SavedModel.Load(_place.FullPath);
        _weights = [.. model.Weights.Values];
        WeightsSum = SumOf(ModelFile.Weights);
        VocabularySum = SumOf(ModelFile.Vocabulary);
        return new SavedWeights(WeightsSum, _weights);

        string SumOf(string name)
        {
            using FileStream stream = ModelFile.OpenRead(System.IO.Path.Combine(_place.FullPath, name));
            return Sha256Sum.Of(stream);
        }
    }

    /// <summary>Writes <c>config.json</c> once more, with the sum of no other weights than those in the directory.</summary>
    internal void Seal(ModelConfig config) => Save(config, WeightsSum, null);

    private void Save(ModelConfig config, string? weights, string? previous)
    {
        if (VocabularySum is null || weights is null)
            throw new InvalidOperationException("The vocabulary and the weights come before the configuration, which states their sums.");
        ModelConfig summed = config with { Checksums = new ModelChecksums(VocabularySum, weights, previous) };
        Write(ModelFile.Config, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(summed.ToJson())));
    }

    /// <summary>
    /// Writes <c>history.csv</c> and <c>curves.png</c>; where one can't be written now, later: see <see cref="Unwritten"/>.
    /// </summary>
    internal void Save(IReadOnlyList<EpochResult> history, int bestEpoch)
    {
        EpochResult[] epochs = [.. history]; // What is written later is what it is now.
        _rewritten.Write(HistoryFile.Name, stream => HistoryFile.Write(stream, epochs));
        _rewritten.Write("curves.png", stream => CurvesPlot.Write(stream, epochs, bestEpoch, System.IO.Path.GetFileName(_place.FullPath)));
    }

    /// <summary>Writes <c>folds.csv</c>.</summary>
    internal void Save(CrossValidationResult folds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        Write(FoldsFile.Name, stream => FoldsFile.Write(stream, folds));
    }

    /// <summary>Writes <c>metrics.json</c>.</summary>
    internal void Save(RunMetrics metrics, CrossValidationResult? folds = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Write(MetricsFile.Name, stream => MetricsFile.Write(stream, metrics, folds));
        _rewritten.WriteRest();
    }

    /// <summary>Writes a file of the run.</summary>
    /// <param name="name">Its name within the directory.</param>
    /// <param name="write">Writes its content.</param>
    internal void Write(string name, Action<Stream> write) =>
        AtomicFile.Write(System.IO.Path.Combine(_place.FullPath, name), write, _place.PartialDirectory);
}
