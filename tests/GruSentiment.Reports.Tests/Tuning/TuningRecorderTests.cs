using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Reports.Tuning;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Reports.Tests.Tuning;

[Collection(TorchGenerator.Name)]
public sealed class TuningRecorderTests : IDisposable
{
    private static readonly TuningOptions s_few = new()
    {
        Trials = 7,
        Metric = TuningMetric.Accuracy,
        Only = OptionNames.Parse("lr,dropout,ensemble"),
    };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_search_is_kept_read_again_drawn_and_trained()
    {
        TuningResult result = Run("tuned", out TuningRecorder recorder);
        recorder.Save(result.State);
        Assert.Throws<GruSentimentException>(() => TuningRecorder.Resume(_folder.File("tuned"), out _)); // It is one search's alone.
        recorder.Dispose();
        using TuningRecorder resumed = TuningRecorder.Resume(_folder.File("tuned"), out TuningState state);
        Assert.Equal(s_few, state.Options);
        Assert.Equal(result.State.Choice, state.Choice);
        Assert.True(state.IsSearched);
        Assert.Equal(
            result.State.Trials.SelectMany(trial => trial.Folds).SelectMany(fold => fold.Losses),
            state.Trials.SelectMany(trial => trial.Folds).SelectMany(fold => fold.Losses));
        Assert.Equal(result.State.Trials.Select(trial => trial.ChangesText), state.Trials.Select(trial => trial.ChangesText));

        Assert.Equal(7, TrialPoint.Of(result.State).Count());
        Assert.Equal(0, Assert.Single(TrialPoint.Of(result.State), point => point.IsDefault).Better);

        string[] lines = File.ReadAllLines(_folder.File("tuned/trials.csv"));
        Assert.Equal(8, lines.Length);
        Assert.Equal(
            "trial,state,folds,score,standard_error,better_than_defaults,better_standard_error,dropout,lr,failure", lines[0]);
        Assert.Single(lines, line => line.Contains(",chosen,", StringComparison.Ordinal));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder.File("tuned/tune.png"))[..4]);

        using (RunRecorder run = recorder.FinalRun()!)
            new TrainingSession(result.Request, run).Run(TestContext.Current.CancellationToken);
        Assert.Null(recorder.FinalRun());
        var model = SavedModel.Load(_folder.File("tuned/model"));
        Assert.Equal(5, model.Config.Model.Ensemble);
    }

    [Fact]
    public void The_options_in_its_file_train_the_same_model_byte_for_byte()
    {
        TuningResult result = Run("tuned", out TuningRecorder recorder);
        using (RunRecorder run = recorder.FinalRun()!)
            new TrainingSession(result.Request, run).Run(TestContext.Current.CancellationToken);
        using (var run = new RunRecorder(RunDirectory.At(_folder.File("again"))))
            new TrainingSession(ConfigFile.Read(_folder.File("tuned/options.json")), run).Run(TestContext.Current.CancellationToken);
        foreach (string name in (string[])[ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights])
            Assert.Equal(File.ReadAllBytes(_folder.File($"tuned/model/{name}")), File.ReadAllBytes(_folder.File($"again/{name}")));
        recorder.Dispose();
    }

    [Fact]
    public void Gone_on_with_from_its_files_after_each_training_they_are_the_same_in_the_end()
    {
        var states = new List<byte[]>();
        TuningResult whole = Run("whole", out TuningRecorder first, _ => states.Add(File.ReadAllBytes(_folder.File("whole/tuning.json"))));
        first.Dispose();
        foreach ((byte[] state, int i) in states.Select((state, i) => (state, i)).Where(one => one.i % 4 == 0))
        {
            Directory.CreateDirectory(_folder.File($"part{i}"));
            File.WriteAllBytes(_folder.File($"part{i}/tuning.json"), state);
            using TuningRecorder recorder = TuningRecorder.Resume(_folder.File($"part{i}"), out TuningState begun);
            new TuningSession(begun, recorder).Run(TestContext.Current.CancellationToken);
            foreach (string name in (string[])["trials.csv", "options.json"])
                Assert.Equal(File.ReadAllText(_folder.File($"whole/{name}")), File.ReadAllText(_folder.File($"part{i}/{name}")));
        }
        Assert.Equal(7, whole.State.Trials.Count);
    }

    [Fact]
    public void A_directory_that_holds_something_is_refused()
    {
        Directory.CreateDirectory(_folder.File("used"));
        _folder.Write("used/notes.txt", "mine");
        var error = Assert.Throws<GruSentimentException>(
            () => TuningRecorder.At(_folder.File("used"), "reviews.csv", DateTimeOffset.Now));
        Assert.Contains("is not empty, and nothing is overwritten", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "can't be read")]
    [InlineData("{", "is no search of this version of the program")]
    [InlineData("{\"version\":7,\"options\":{},\"metric\":\"loss\",\"trials\":[]}", "was written in form 7; this is form 1.")]
    [InlineData("{\"version\":1,\"options\":{},\"metric\":\"luck\",\"trials\":[]}", "\"luck\" is none of loss, accuracy, f1.")]
    [InlineData(
        "{\"version\":1,\"options\":{},\"metric\":\"loss\",\"trials\":[{\"number\":2,\"changes\":{\"luck\":\"1\"},\"folds\":[]}]}",
        "\"luck\" is no option of a training.")]
    public void What_is_no_search_is_not_gone_on_with(string? content, string message)
    {
        Directory.CreateDirectory(_folder.File("broken"));
        if (content is not null)
            _folder.Write("broken/tuning.json", content);
        var error = Assert.Throws<GruSentimentException>(() => TuningRecorder.Resume(_folder.File("broken"), out _));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private TuningResult Run(string directory, out TuningRecorder recorder, Action<TuningState>? then = null)
    {
        recorder = TuningRecorder.At(_folder.File(directory), "reviews.csv", DateTimeOffset.Now);
        return new TuningSession(Request(), s_few, new Both(recorder, then)).Run(TestContext.Current.CancellationToken);
    }

    private TrainingRequest Request() => new()
    {
        Data = _folder.Write("reviews.csv", ToyReviews.Csv(120, 2, seed: 1, noise: true)),
        Model = new GruSentiment.Encoders.ModelOptions { EmbeddingDim = 8, HiddenDim = 6 },
        Training = new TrainingOptions { BatchSize = 16, Epochs = 2, Threads = 2 },
    };

    private sealed class Both(TuningRecorder recorder, Action<TuningState>? then) : ITuningObserver
    {
        public void FilesRead(GruSentiment.Training.Preparation.TrainingFiles files, TuningSetting setting) =>
            recorder.FilesRead(files, setting);

        public void Progressed(TuningProgress progress) => recorder.Progressed(progress);

        public void Ended(Trial trial, TuningState state)
        {
            recorder.Ended(trial, state);
            then?.Invoke(state);
        }
    }
}
