using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

internal sealed unsafe partial class SampledSoftmax
{
    /// <summary>
    /// One run in four phases, each in parts for the threads: pack the candidates' weights; compute scores, losses and gradients of the
    /// states, in groups of rows that each keep a share of the candidates' gradients; add up the shares; add the gradients of the targets'
    /// own rows of W.
    /// </summary>
    private sealed class Pass(SampledSoftmax owner) : IPartedWork, IDisposable
    {
        /// <summary>Rows whose scores are computed together: their tile stays in the second-level cache.</summary>
        private const int TileRows = 64;

        /// <summary>Rows worth a group of their own, and most groups: what the batch decides, never the number of threads.</summary>
        private const int RowsPerGroup = 512, MostGroups = 16;

        /// <summary>Scored ids whose targets' gradients one part adds.</summary>
        private const int IdsPerPart = 64;

        private readonly CandidatePanels _panels = new(owner.Width, owner._arithmetic.Lanes);
        private readonly TargetRows _targetRows = new();
        private readonly NativeBuffer<float> _tiles = new(); // [groups][TileRows, stride]: scores, then their gradients
        private readonly NativeBuffer<float> _gathered = new(); // [groups][TileRows, H]: states
        private readonly NativeBuffer<float> _scratch = new(); // [groups][TileRows, H, padded]: their gradients
        private readonly NativeBuffer<float> _shares = new(); // [groups][panels][H][3 registers]
        private readonly NativeBuffer<float> _errors = new(); // [R]: ∂L/∂(score of the target)
        private readonly double[] _losses = new double[MostGroups];
        private float* _states, _weights, _offsets, _stateGradients, _gradients;
        private int* _targets, _indexOfId, _scored;
        private int _scoredCount, _groups;
        private float _scale;
        private Phase _phase;

        private enum Phase
        {
            Pack,
            Score,
            Sum,
            Targets,
        }

        private GruArithmetic Arithmetic => owner._arithmetic;

        private int Width => owner.Width;

        /// <summary>
        /// From one row of scores to the next: no power of two, whose rows would fall into the same few sets of the cache.
        /// </summary>
        private nint TileStride => GatePanels.Stride(_panels.Padded) + 16;

        private long ShareFloats => (long)_panels.Padded * Width;

        /// <summary>Computes losses and gradients.</summary>
        /// <param name="states">[R, H].</param>
        /// <param name="targets">[R].</param>
        /// <param name="rows">R.</param>
        /// <param name="weights">W, [V, H].</param>
        /// <param name="offsets">[V].</param>
        /// <param name="indexOfId">[V]: the place of each scored id among those scored.</param>
        /// <param name="scored">[T]: the scored ids, the candidates first.</param>
        /// <param name="scoredCount">T.</param>
        /// <param name="candidates">K.</param>
        /// <param name="scale">What every gradient is multiplied by: 1 / rows with a target.</param>
        /// <param name="stateGradients">[R, H], written.</param>
        /// <param name="gradients">[T, H], written.</param>
        /// <returns>The sum of the rows' losses, in nats.</returns>
        public double Run(
            float* states, int* targets, int rows, float* weights, float* offsets, int* indexOfId, int* scored, int scoredCount,
            int candidates, float scale, float* stateGradients, float* gradients)
        {
            _states = states;
            _weights = weights;
            _offsets = offsets;
            _stateGradients = stateGradients;
            _gradients = gradients;
            _targets = targets;
            _indexOfId = indexOfId;
            _scored = scored;
            (_scoredCount, _scale) = (scoredCount, scale);
            _targetRows.List(targets, rows, indexOfId, scoredCount);
            ClearGradientsWithoutTarget(rows);
            _groups = Math.Clamp(_targetRows.Count / RowsPerGroup, 1, MostGroups);
            _panels.Reserve(candidates);
            _tiles.Reserve(_groups * TileRows * TileStride);
            _gathered.Reserve((long)_groups * TileRows * Width);
            _scratch.Reserve((long)_groups * TileRows * _panels.PaddedWidth);
            _shares.Reserve(_groups * ShareFloats);
            _errors.Reserve(rows);
            Run(Phase.Pack, _panels.Parts);
            Run(Phase.Score, _groups);
            Run(Phase.Sum, _panels.Panels);
            Run(Phase.Targets, (scoredCount + IdsPerPart - 1) / IdsPerPart);
            double loss = 0;
            for (int group = 0; group < _groups; group++)
                loss += _losses[group];
            return loss;
        }

        public void Run(int part)
        {
            switch (_phase)
            {
                case Phase.Pack:
                    _panels.Pack(part, _scored, _weights, _offsets);
                    break;
                case Phase.Score:
                    ScoreGroup(part);
                    break;
                case Phase.Sum:
                    SumPanel(part);
                    break;
                default:
                    AddTargets(part * IdsPerPart, Math.Min(_scoredCount, (part + 1) * IdsPerPart));
                    break;
            }
        }

        public void Dispose()
        {
            _panels.Dispose();
            foreach (NativeBuffer<float> buffer in (NativeBuffer<float>[])[_tiles, _gathered, _scratch, _shares, _errors])
                buffer.Dispose();
        }

        private void Run(Phase phase, int parts)
        {
            _phase = phase;
            KernelTeam.Shared.Run(this, parts, owner._threads);
        }

        private void ClearGradientsWithoutTarget(int rows)
        {
            for (int row = 0; row < rows; row++)
            {
                if (_targets[row] < 0)
                    new Span<float>(_stateGradients + row * (long)Width, Width).Clear();
            }
        }

        private void ScoreGroup(int group)
        {
            int end = (int)((group + 1L) * _targetRows.Count / _groups);
            float* share = _shares.Start + group * ShareFloats;
            new Span<float>(share, checked((int)ShareFloats)).Clear();
            double loss = 0;
            for (int first = (int)((long)group * _targetRows.Count / _groups); first < end; first += TileRows)
                loss += ScoreTile(group, _targetRows.Rows[first..Math.Min(first + TileRows, end)], share);
            _losses[group] = loss;
        }

        /// <summary>Computes scores and gradients of at most <see cref="TileRows"/> rows, and adds to the group's share.</summary>
        /// <returns>The sum of the rows' losses.</returns>
        private double ScoreTile(int group, ReadOnlySpan<int> rows, float* share)
        {
            float* tile = _tiles.Start + group * TileRows * TileStride;
            float* back = _scratch.Start + (long)group * TileRows * _panels.PaddedWidth;
            float* states = _gathered.Start + (long)group * TileRows * Width;
            int panelWidth = _panels.PanelWidth;
            for (int i = 0; i < rows.Length; i++)
                new ReadOnlySpan<float>(_states + rows[i] * (long)Width, Width).CopyTo(new Span<float>(states + i * (long)Width, Width));
            for (int panel = 0; panel < _panels.Panels; panel++)
            {
                Arithmetic.GateProduct(
                    states, Width, rows.Length, Width, _panels.Panel(panel), _panels.Offsets(panel), tile + panel * panelWidth, TileStride);
            }
            double loss = 0;
            for (int i = 0; i < rows.Length; i++)
                loss += ScoresToGradients(rows[i], states + i * (long)Width, tile + i * TileStride);
            for (int pair = 0; pair < _panels.Pairs; pair++)
            {
                Arithmetic.StateProduct(
                    tile, TileStride, rows.Length, _panels.Padded, _panels.Pair(pair), back + pair * _panels.PairWidth,
                    _panels.PaddedWidth);
            }
            for (int i = 0; i < rows.Length; i++)
            {
                float* target = _stateGradients + rows[i] * (long)Width;
                new ReadOnlySpan<float>(back + i * _panels.PaddedWidth, Width).CopyTo(new Span<float>(target, Width));
                Arithmetic.AddScaled(_weights + _targets[rows[i]] * (long)Width, _errors.Start[rows[i]], target, Width);
            }
            for (int panel = 0; panel < _panels.Panels; panel++)
            {
                Arithmetic.OuterProduct(
                    states, Width, null, Width, tile + panel * panelWidth, TileStride, rows.Length,
                    share + (long)panel * panelWidth * Width);
            }
            return loss;
        }

        /// <summary>Replaces a row's scores by their gradients; that of the target's own score goes among the errors.</summary>
        /// <returns>The row's loss.</returns>
        private double ScoresToGradients(int row, float* state, float* scores)
        {
            const float Bound = SoftmaxRow<float, ScalarOps>.Bound;
            int target = _targets[row];
            float own = Arithmetic.Dot(state, _weights + target * (long)Width, Width) + _offsets[target];
            int index = _indexOfId[target];
            if (index < _panels.Candidates)
                scores[index] = CandidatePanels.ExcludedScore;
            float others = Arithmetic.Exponentials(scores, _panels.Padded);
            own = own < -Bound ? -Bound : own > Bound ? Bound : own;
            float sum = others + MathF.Exp(own);
            Arithmetic.Scale(scores, _scale / sum, _panels.Padded);
            _errors.Start[row] = -_scale * others / sum;
            return Math.Log(sum) - own;
        }

        /// <summary>Adds up the shares of a panel, in their order, and lays them out in rows.</summary>
        private void SumPanel(int panel)
        {
            int panelWidth = _panels.PanelWidth;
            int floats = panelWidth * Width;
            float* sum = _shares.Start + (long)panel * floats;
            for (int group = 1; group < _groups; group++)
                Arithmetic.Add(sum + group * ShareFloats, sum, floats);
            for (int lane = 0; lane < panelWidth && panel * panelWidth + lane < _panels.Candidates; lane++)
            {
                float* target = _gradients + (panel * panelWidth + lane) * (long)Width;
                for (int k = 0; k < Width; k++)
                    target[k] = sum[k * panelWidth + lane];
            }
        }

        /// <summary>Adds to the gradients of some scored ids what the rows whose target they are contribute.</summary>
        private void AddTargets(int first, int end)
        {
            for (int index = first; index < end; index++)
            {
                float* target = _gradients + index * (long)Width;
                if (index >= _panels.Candidates)
                    new Span<float>(target, Width).Clear();
                foreach (int row in _targetRows.RowsOf(index))
                    Arithmetic.AddScaled(_states + row * (long)Width, _errors.Start[row], target, Width);
            }
        }
    }
}
