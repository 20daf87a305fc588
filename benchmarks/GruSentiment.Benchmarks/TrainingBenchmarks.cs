using BenchmarkDotNet.Attributes;
using GruSentiment.Benchmarks.AgainstTorch;
using GruSentiment.Kernels;
using GruSentiment.Training;

namespace GruSentiment.Benchmarks;

/// <summary>One step of training on the kernels: forward, loss, backward, optimizer. <c>--short</c> compares it with nn.GRU.</summary>
public class TrainingBenchmarks
{
    private TokenBatch _batch = null!;
    private ClassifierStep _step = null!;

    [Params(32, 64, 128, 256)]
    public int Hidden { get; set; }

    [Params(false, true)]
    public bool Bidirectional { get; set; }

    [Params(false, true)]
    public bool Ragged { get; set; }

    private Workload Workload => new(Hidden, 128, Bidirectional, Ragged);

    [GlobalSetup]
    public void Setup()
    {
        NativeRuntime.Prepare(threads: 1, seed: 1); // As train has it: what is left to torch is too small to share.
        _batch = new SyntheticReviews().Draw(Workload, new Random(1));
        _step = new ClassifierStep(Workload, SyntheticReviews.VocabularySize, Environment.ProcessorCount);
    }

    [GlobalCleanup]
    public void Cleanup() => _step.Dispose();

    [Benchmark]
    public float Step() => _step.Run(_batch);
}

/// <summary>Inference: reviews through a loaded model.</summary>
public class AnswerBenchmarks
{
    private readonly float[] _oneFeatures = new float[128];
    private GruInference _model = null!;
    private TokenBatch _reviews = null!;
    private float[] _features = null!;

    [GlobalSetup]
    public void Setup()
    {
        var shape = new GruShape(128, 128);
        _model = RandomModel.Draw(shape, SyntheticReviews.VocabularySize);
        _reviews = new SyntheticReviews().Draw(new Workload(128, 128, false, true, Rows: 256, Longest: 288), new Random(1));
        _features = new float[256 * shape.OutputSize];
    }

    [GlobalCleanup]
    public void Cleanup() => _model.Dispose();

    [Benchmark]
    public void OneTextOf12Words() => _model.Forward(_reviews.Ids.AsSpan(0, 12), [12], PoolingKind.Max, _oneFeatures);

    [Benchmark]
    public void Reviews256() => _model.Forward(_reviews.Ids, _reviews.Lengths, PoolingKind.Max, _features, Environment.ProcessorCount);
}
