using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Training;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// The program of a measuring process: reads a request a line, answers with a line. It keeps the models of one workload, so that a round of
/// measurements begins where the last one ended.
/// </summary>
internal sealed class MeasuringLoop : IDisposable
{
    /// <summary>The command that starts it, followed by one of the two below, and perhaps by a file of reviews.</summary>
    public const string Command = "measure-steps";

    /// <summary>On the kernels.</summary>
    public const string Kernels = "kernels";

    /// <summary>On nn.GRU.</summary>
    public const string Torch = "torch";

    private const int Batches = 8;
    private readonly SyntheticReviews _synthetic = new();
    private readonly Dictionary<(NnGruSetting? Setting, bool Alone), (ITrainingStep Step, float FirstLoss)> _models = [];
    private readonly IReadOnlyList<TokenBatch>? _given;
    private IReadOnlyList<TokenBatch> _batches = [];
    private Workload? _workload;

    private MeasuringLoop(IReadOnlyList<TokenBatch>? given) => _given = given;

    /// <summary>Runs until its input ends.</summary>
    public static int Run(string what, string? data)
    {
        ParentDeath.EndsThisProcess();
        bool torch = what == Torch;
        NativeRuntime.Prepare(threads: torch ? Environment.ProcessorCount : 1, seed: 1); // One, as train has it on the kernels.
        if (torch)
            FlushDenormals.TurnOn();
        double? denormal = torch ? FlushDenormals.PartLeft() : null;
        using var loop = new MeasuringLoop(data == null ? null : CsvReviews.Load(data));
        Write(new Greeting(__version__, denormal));
        while (Console.In.ReadLine() is { } line)
            Write(loop.Measure(JsonSerializer.Deserialize<StepRequest>(line)!));
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((ITrainingStep step, _) in _models.Values)
            step.Dispose();
        _models.Clear();
    }

    private static void Write<T>(T message) => Console.WriteLine(JsonSerializer.Serialize(message));

    private StepReply Measure(StepRequest request)
    {
        if (request.Workload != _workload)
            Begin(request.Workload);
        if (request.Setting is { } setting && get_num_threads() != setting.Threads)
            set_num_threads(setting.Threads);
        (ITrainingStep step, float firstLoss) = ModelOf(request);
        var steps = new List<MeasuredStep>();
        for (int i = -request.Unmeasured; i < request.Measured; i++)
        {
            TokenBatch batch = _batches[(request.FirstBatch + request.Unmeasured + i) % _batches.Count];
            long start = Stopwatch.GetTimestamp();
            step.Run(batch);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (i >= 0)
                steps.Add(new(batch.Tokens, batch.Distinct, seconds, double.IsNaN(step.RecurrentSeconds) ? 0 : step.RecurrentSeconds));
        }
        return new(firstLoss, steps);
    }

    private void Begin(Workload workload)
    {
        Dispose();
        _workload = workload;
        var random = new Random(1);
        _batches = _given ?? [.. Enumerable.Range(0, Batches).Select(_ => _synthetic.Draw(workload, random))];
    }

    private (ITrainingStep Step, float FirstLoss) ModelOf(StepRequest request)
    {
        if (!_models.TryGetValue((request.Setting, request.Alone), out (ITrainingStep Step, float FirstLoss) model))
        {
            ITrainingStep step = Make(request);
            model = _models[(request.Setting, request.Alone)] = (step, step.Run(_batches[0]));
        }
        return model;
    }

    private static ITrainingStep Make(StepRequest request)
    {
        const int Words = SyntheticReviews.VocabularySize;
        int threads = Environment.ProcessorCount;
        return request switch
        {
            { Alone: true } => new GruAlone(request.Workload, request.Setting, threads),
            { Setting: null } => new ClassifierStep(request.Workload, Words, threads),
            { Setting.TorchEmbedding: true } => new PlainStep(request.Workload, Words, request.Setting),
            _ => new ClassifierStep(request.Workload, Words, request.Setting),
        };
    }
}
