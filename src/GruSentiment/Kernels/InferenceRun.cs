using System.Runtime.InteropServices;

namespace GruSentiment.Kernels;

/// <summary>One call's way through a <see cref="GruInference"/>, with buffers that the next call takes over.</summary>
internal sealed unsafe class InferenceRun(GruInference model) : IPartedWork, IDisposable
{
    /// <summary>At most so many threads look at new words at once; each needs its own scratch.</summary>
    private const int WordParts = 16;

    /// <summary>Positions of an upper layer that are projected together.</summary>
    private const int ProjectedRows = 64;

    private readonly RaggedBatch _batch = new(RowGrouping.Similar);
    private readonly NativeBuffer<float> _wordScratch = new();
    private readonly NativeBuffer<float> _rareRows = new();
    private readonly NativeBuffer<float> _workspace = new();
    private readonly NativeBuffer<float> _projected = new();
    private readonly NativeBuffer<float> _outputs = new();
    private readonly NativeBuffer<float> _lastTape = new();
    private readonly NativeBuffer<nint> _inputOffsets = new();
    private readonly List<int> _newWords = [];
    private readonly List<int> _rareWords = [];
    private readonly GroupPass[] _passes = new GroupPass[model.Shape.Directions];
    private float* _tape; // of the last layer, [directions][slots, tape stride]; null where the gates are not wanted
    private Phase _phase;
    private int _wordParts;
    private int _layer;

    private enum Phase
    {
        Words,
        Project,
        Recur,
    }

    private int DirectionCount => model.Shape.Directions;

    private TimePlan Plan => _batch.PlanFor(model.Panels.GroupRows);

    /// <inheritdoc cref="GruInference.Forward"/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, PoolingKind pooling, Span<float> features, int threads)
    {
        _batch.Set(ids, lengths);
        FindWords(threads);
        fixed (float* target = features)
        {
            for (_layer = 0; _layer < model.Shape.Layers; _layer++)
            {
                if (_layer > 0)
                    Run(Phase.Project, DirectionCount * Parts(_batch.Positions, ProjectedRows), threads);
                PreparePasses(pooling, _layer == model.Shape.Layers - 1 ? target : null);
                Run(Phase.Recur, DirectionCount * Plan.Groups, threads);
            }
        }
    }

    /// <inheritdoc cref="GruInference.ReadGates"/>
    public void ReadGates(ReadOnlySpan<int> ids, Span<float> update, Span<float> reset, int threads)
    {
        _tape = _lastTape.Reserve(DirectionCount * TapeFloats(ids.Length));
        Forward(ids, [ids.Length], PoolingKind.Last, new float[model.Shape.OutputSize], threads);
        for (int d = 0; d < DirectionCount; d++)
        {
            for (int position = 0; position < ids.Length; position++)
            {
                int slot = d == 0 ? position : ids.Length - 1 - position; // A single row's slots are its steps.
                float* tape = _tape + d * TapeFloats(ids.Length) + slot * model.Panels.TapeStride;
                int first = position * model.Shape.OutputSize + d * model.Panels.Hidden;
                model.Panels.UnpackGate(tape, gate: 0, reset.Slice(first, model.Panels.Hidden));
                model.Panels.UnpackGate(tape, gate: 1, update.Slice(first, model.Panels.Hidden));
            }
        }
        _tape = null;
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        switch (_phase)
        {
            case Phase.Words:
                ComputeWords(part, _wordScratch.Start + part * model.Words.ScratchFloats);
                break;
            case Phase.Project:
                Project(part / DirectionCount * ProjectedRows, part % DirectionCount);
                break;
            default:
                _passes[part % DirectionCount].Run(part / DirectionCount);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _wordScratch.Dispose();
        _rareRows.Dispose();
        _workspace.Dispose();
        _projected.Dispose();
        _outputs.Dispose();
        _lastTape.Dispose();
        _inputOffsets.Dispose();
    }

    private static int Parts(int count, int block) => (count + block - 1) / block;

    private void Run(Phase phase, int parts, int threads)
    {
        _phase = phase;
        KernelTeam.Shared.Run(this, parts, threads);
    }

    /// <summary>
    /// Finds each distinct word's row: its place in the table, or one of this run's own, in their order, for those that have none there.
    /// Computes those that are new, and all of its own.
    /// </summary>
    private void FindWords(int threads)
    {
        WordTable words = model.Words;
        nint* offsets = _inputOffsets.Reserve(_batch.DistinctCount);
        _newWords.Clear();
        _rareWords.Clear();
        foreach (int id in _batch.DistinctIds)
        {
            if (id >= words.Kept)
                _rareWords.Add(id);
            else if (!words.Knows(id))
                _newWords.Add(id);
        }
        nint nextRare = _rareWords.Count == 0 ? 0 : (nint)(_rareRows.Reserve(_rareWords.Count * (long)words.RowStride) - words.Start);
        for (int u = 0; u < _batch.DistinctCount; u++)
        {
            int id = _batch.DistinctIds[u];
            offsets[u] = id < words.Kept ? id * words.RowStride : nextRare;
            if (id >= words.Kept)
                nextRare += words.RowStride;
        }
        int blocks = Parts(_newWords.Count, WordTable.Block) + Parts(_rareWords.Count, WordTable.Block);
        _wordParts = threads == 1 ? Math.Min(1, blocks) : Math.Min(WordParts, blocks);
        _wordScratch.Reserve(_wordParts * words.ScratchFloats);
        Run(Phase.Words, _wordParts, threads);
    }

    /// <summary>Computes the blocks of words of one part.</summary>
    private void ComputeWords(int part, float* scratch)
    {
        Span<int> newWords = CollectionsMarshal.AsSpan(_newWords), rareWords = CollectionsMarshal.AsSpan(_rareWords);
        int newBlocks = Parts(newWords.Length, WordTable.Block), blocks = newBlocks + Parts(rareWords.Length, WordTable.Block);
        for (int block = part; block < blocks; block += _wordParts)
        {
            if (block < newBlocks)
                model.Words.Keep(WordTable.BlockOf(newWords, block), scratch);
            else
                model.Words.Compute(WordTable.BlockOf(rareWords, block - newBlocks), RareRows(block - newBlocks), scratch);
        }
    }

    private float* RareRows(int block) => _rareRows.Start + block * WordTable.Block * (long)model.Words.RowStride;

    private void PreparePasses(PoolingKind pooling, float* features)
    {
        GatePanels panels = model.Panels;
        long workspace = GroupPass.WorkspaceFloats(panels, _batch.Rows);
        float* memory = _workspace.Reserve(workspace * DirectionCount);
        int width = model.Shape.OutputSize;
        float* outputs = features == null ? _outputs.Reserve(_batch.Positions * (long)width) : null;
        for (int d = 0; d < DirectionCount; d++)
        {
            PackedDirection weights = model.Directions[_layer * DirectionCount + d];
            _passes[d] = new GroupPass
            {
                Arithmetic = model.Arithmetic,
                Panels = panels,
                Plan = Plan,
                Recurrent = weights.Recurrent,
                Bias = weights.RecurrentBias,
                Inputs = _layer == 0 ? model.Words.Start + d * model.Words.DirectionStride : Projected(d),
                InputOffsets = _layer == 0 ? _inputOffsets.Start : null,
                InputStride = panels.GateStride,
                InputOfPosition = _layer == 0 ? _batch.DistinctOfPosition : null,
                Direction = d,
                Outputs = outputs == null ? null : outputs + d * panels.Hidden,
                Features = features == null ? null : features + d * panels.Hidden,
                OutputSize = width,
                Pooling = pooling,
                Tape = _tape == null || features == null ? null : _tape + d * TapeFloats(_batch.Positions),
                Workspace = memory + d * workspace,
            };
        }
        if (outputs != null)
            _projected.Reserve(_batch.Positions * (long)panels.GateStride * DirectionCount);
    }

    private long TapeFloats(int positions) => positions * (long)model.Panels.TapeStride;

    private float* Projected(int direction) => _projected.Start + direction * (long)_batch.Positions * model.Panels.GateStride;

    private void Project(int first, int direction)
    {
        int width = model.Shape.OutputSize;
        nint stride = model.Panels.GateStride;
        model.Directions[_layer * DirectionCount + direction].Project(
            model.Arithmetic, _outputs.Start + first * (long)width, width, Math.Min(ProjectedRows, _batch.Positions - first),
            Projected(direction) + first * stride, stride);
    }
}
