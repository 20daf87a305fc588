using System.Numerics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

internal sealed unsafe partial class SampledSoftmax
{
    /// <summary>
    /// One run in four phases, each in parts for the threads: pack the candidates' weights; compute scores, losses and gradients of the
    /// states, in groups of rows that each keep a share of the candidates' gradients; add up the shares; add the gradients of the targets'
    /// own rows of W.
    /// </summary>
    private sealed partial class Pass(SampledSoftmax owner) : IPartedWork, IDisposable
    {
        /// <summary>Rows whose scores are computed together: their tile stays in the second-level cache.</summary>
        private const int TileRows = 64;

        /// <summary>
        /// Rows worth a group of their own, and most groups: what the batch decides, never the number of threads. The number of groups is a
        /// power of two, which threads can share evenly.
        /// </summary>
        private const int RowsPerGroup = 256, MostGroups = 16;

        /// <summary>Scored ids whose targets' gradients one part adds.</summary>
        private const int IdsPerPart = 64;

        private readonly CandidatePanels _panels = new(owner.Width, owner._arithmetic.Lanes);
        private readonly TargetRows _targetRows = new();
        private readonly NativeBuffer<float> _tiles = new(); // [groups][TileRows, stride]: scores, then their gradients
        private readonly NativeBuffer<float> _gathered = new(); // [groups][TileRows, stride]: states
        private readonly NativeBuffer<float> _scratch = new(); // [groups][TileRows, stride]: their gradients
        private readonly NativeBuffer<float> _shares = new(); // [groups][panels][H][3 registers]
        private readonly NativeBuffer<float> _errors = new(); // [R, M]: ∂L/∂(score of the target), beyond a candidate's part
        private readonly double[] _losses = new double[MostGroups];
        private float* _states, _weights, _offsets, _stateGradients, _gradients;
        private int* _targets, _indexOfId, _scored;
        private int _scoredCount, _perRow, _groups;
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
        private nint TileStride => GatePanels.Stride(_panels.Padded);

        /// <summary>From one row of states to the next, for the same reason.</summary>
        private nint StateStride => GatePanels.Stride(_panels.PaddedWidth);

        private long ShareFloats => (long)_panels.Padded * Width;

        /// <summary>Computes losses and gradients.</summary>
        /// <param name="states">[R, H].</param>
        /// <param name="targets">[R, M].</param>
        /// <param name="rows">R.</param>
        /// <param name="perRow">M.</param>
        /// <param name="weights">W, [V, H].</param>
        /// <param name="offsets">[V].</param>
        /// <param name="indexOfId">[V]: the place of each scored id among those scored.</param>
        /// <param name="scored">[T]: the scored ids, the candidates first.</param>
        /// <param name="scoredCount">T.</param>
        /// <param name="candidates">K.</param>
        /// <param name="scale">What every gradient is multiplied by: 1 / the number of targets.</param>
        /// <param name="stateGradients">[R, H], written.</param>
        /// <param name="gradients">[T, H], written.</param>
        /// <returns>The sum of the targets' losses, in nats.</returns>
        public double Run(
            float* states, int* targets, int rows, int perRow, float* weights, float* offsets, int* indexOfId, int* scored,
            int scoredCount, int candidates, float scale, float* stateGradients, float* gradients)
        {
            _states = states;
            _weights = weights;
            _offsets = offsets;
            _stateGradients = stateGradients;
            _gradients = gradients;
            _targets = targets;
            _indexOfId = indexOfId;
            _scored = scored;
            (_scoredCount, _perRow, _scale) = (scoredCount, perRow, scale);
            _targetRows.List(targets, rows, perRow, indexOfId, scoredCount);
            ClearGradientsWithoutTarget(rows);
            _groups = 1 << BitOperations.Log2((uint)Math.Clamp(_targetRows.Count / RowsPerGroup, 1, MostGroups));
            _panels.Reserve(candidates);
            _tiles.Reserve(_groups * TileRows * TileStride);
            _gathered.Reserve(_groups * TileRows * StateStride);
            _scratch.Reserve(_groups * TileRows * StateStride);
            _shares.Reserve(_groups * ShareFloats);
            _errors.Reserve((long)rows * perRow);
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
            int next = 0;
            for (int row = 0; row < rows; row++)
            {
                if (next < _targetRows.Count && _targetRows.Rows[next] == row)
                    next++;
                else
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

        /// <summary>Adds to the gradients of some scored ids what the rows contribute whose targets they are.</summary>
        private void AddTargets(int first, int end)
        {
            for (int index = first; index < end; index++)
            {
                float* target = _gradients + index * (long)Width;
                if (index >= _panels.Candidates)
                    new Span<float>(target, Width).Clear();
                foreach (int place in _targetRows.PlacesOf(index))
                    Arithmetic.AddScaled(_states + place / _perRow * (long)Width, _errors.Start[place], target, Width);
            }
        }
    }
}
