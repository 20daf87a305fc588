namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>
/// The kernels against nn.GRU at its best: all settings are tried, the fastest go through rounds in turn with the kernels, and the one with
/// the highest median counts.
/// </summary>
internal sealed class Comparison : IDisposable
{
    private readonly Effort _effort;
    private readonly Dictionary<WaitPolicy, MeasuringProcess> _torch = [];
    private readonly MeasuringProcess _ours;

    /// <summary>Starts the measuring processes.</summary>
    /// <param name="effort">How long it may take.</param>
    /// <param name="data">A file of reviews; null for synthetic ones.</param>
    public Comparison(Effort effort, string? data)
    {
        _effort = effort;
        _ours = MeasuringProcess.StartKernels(data);
        foreach (WaitPolicy policy in MeasuringProcess.CanStop ? Enum.GetValues<WaitPolicy>() : [WaitPolicy.Passive])
            _torch[policy] = MeasuringProcess.StartTorch(policy, data);
    }

    /// <summary>libtorch's version.</summary>
    public string Libtorch => _ours.Greeting.Libtorch;

    /// <summary>Whether every thread of every process of nn.GRU flushes denormal numbers to 0.</summary>
    public bool Flushed => _torch.Values.All(process => process.Greeting.Denormal == 0);

    /// <summary>Measures a workload.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="settings">nn.GRU's settings to be tried.</param>
    /// <param name="progress">Told the speed of each setting.</param>
    /// <returns>The result, and the settings in the order of their speed when they were tried.</returns>
    /// <exception cref="GruSentimentException">nn.GRU and the kernels do not compute the same.</exception>
    public (ComparedWorkload Result, IReadOnlyList<NnGruSetting> Order) Run(
        Workload workload, IEnumerable<NnGruSetting> settings, Action<NnGruSetting, double> progress)
    {
        float expectedLoss = _ours.Ask(new(workload, null, 0, 20, 1)).FirstLoss;
        double Try(NnGruSetting setting)
        {
            StepReply reply = _torch[setting.Policy].Ask(new(workload, setting, 0, 1, _effort.TrialSteps));
            // The highest: other work on the machine only lowers it.
            double speed = reply.Steps.Max(step => step.Tokens / step.Seconds);
            progress(setting, speed);
            return setting.TorchEmbedding || Math.Abs(reply.FirstLoss - expectedLoss) < 1e-4
                ? speed
                : throw new GruSentimentException(
                    $"nn.GRU, {setting.Words}: the first loss is {reply.FirstLoss}; the kernels' is {expectedLoss}.");
        }
        List<(NnGruSetting Setting, double Speed)> tried = [.. settings.Select(setting => (setting, Try(setting)))];
        (NnGruSetting fastest, double highest) = tried.MaxBy(trial => trial.Speed);
        NnGruSetting asUsual = fastest with { TorchEmbedding = true };
        double usual = Try(asUsual);
        NnGruSetting[] order = [.. tried.OrderByDescending(trial => trial.Speed).Select(trial => trial.Setting)];
        IEnumerable<NnGruSetting> finalists = tried.Append((Setting: asUsual, Speed: usual))
            .OrderByDescending(trial => trial.Speed).Take(_effort.Finalists).Select(trial => trial.Setting);
        return (Measure(workload, [.. finalists], usual / highest), order);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MeasuringProcess process in _torch.Values)
            process.Dispose();
        _ours.Dispose();
    }

    private ComparedWorkload Measure(Workload workload, NnGruSetting[] finalists, double usualShare)
    {
        var torch = new double[finalists.Length][];
        for (int i = 0; i < finalists.Length; i++)
            torch[i] = new double[_effort.Rounds];
        var ours = new double[_effort.Rounds];
        var steps = new List<MeasuredStep>();
        for (int round = 0; round < _effort.Rounds; round++)
        {
            for (int i = 0; i < finalists.Length; i++)
                torch[i][round] = AskTorch(workload, finalists[i], round).TokensPerSecond;
            StepReply reply = AskOurs(workload, round);
            ours[round] = reply.TokensPerSecond;
            steps.AddRange(reply.Steps);
        }
        int best = Enumerable.Range(0, finalists.Length).MaxBy(i => Spread.Of(torch[i]).Median);
        return new(
            workload, finalists[best], Spread.Of(torch[best]), Spread.Of(ours),
            Spread.Of(ours.Zip(torch[best], (our, their) => our / their)),
            _effort.Alone ? MeasureAlone(workload, finalists[best]) : null,
            usualShare,
            Spread.Of(steps.Select(step => Flops.Step(workload, step) / step.Seconds / 1e9)).Median,
            Spread.Of(steps.Select(step => Flops.Recurrent(workload, step) / step.RecurrentSeconds / 1e9)).Median);
    }

    private Spread MeasureAlone(Workload workload, NnGruSetting setting)
    {
        var ratios = new double[_effort.Rounds];
        for (int round = 0; round < _effort.Rounds; round++)
        {
            double torch = AskTorch(workload, setting with { TorchEmbedding = false }, round, alone: true).TokensPerSecond;
            ratios[round] = AskOurs(workload, round, alone: true).TokensPerSecond / torch;
        }
        return Spread.Of(ratios);
    }

    private StepReply AskTorch(Workload workload, NnGruSetting setting, int round, bool alone = false) =>
        _torch[setting.Policy].Ask(new(workload, setting, round, 1, _effort.TorchSteps, alone));

    private StepReply AskOurs(Workload workload, int round, bool alone = false) =>
        _ours.Ask(new(workload, null, round, _effort.OurUnmeasured, _effort.OurSteps, alone));
}
