using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

public sealed unsafe partial class SampledSoftmax
{
    /// <summary>
    /// One run in four phases, each in parts for the threads: pack the candidates' weights; scores, losses and gradients of the states, in
    /// groups of rows that each keep a share of the candidates' gradients; add up the shares; add what the targets' own rows get.
    /// </summary>
    private sealed class Pass(SampledSoftmax owner) : IPartedWork, IDisposable
    {
        /// <summary>Rows whose scores are computed together: their tile stays in the second-level cache.</summary>
        private const int TileRows = 64;

        /// <summary>Rows worth a group of their own, and most groups: what the batch decides, never the number of threads.</summary>
        private const int RowsPerGroup = 512, MostGroups = 16;

        /// <summary>Words whose targets' gradients are added together.</summary>
        private const int WordsPerPart = 64;

        /// <summary>A score so low that its exponential counts for nothing.</summary>
        private const float Never = -1e30f;

        private readonly NativeBuffer<float> _forward = new(); // [panels][H][3 registers]
        private readonly NativeBuffer<float> _bias = new(); // [panels][3 registers]
        private readonly NativeBuffer<float> _back = new(); // [pairs of registers of H][K, padded][2 registers]
        private readonly NativeBuffer<float> _tiles = new(); // [groups][TileRows, stride]
        private readonly NativeBuffer<float> _gathered = new(); // [groups][TileRows, H]: states
        private readonly NativeBuffer<float> _scratch = new(); // [groups][TileRows, H, padded]: their gradients
        private readonly NativeBuffer<float> _shares = new(); // [groups][panels][H][3 registers]
        private readonly NativeBuffer<float> _errors = new(); // [R]: ∂L/∂(score of the target)
        private readonly double[] _losses = new double[MostGroups];
        private int[] _firstRow = []; // [T + 1]
        private int[] _rowsOfWord = []; // [R]
        private int[] _told = []; // the rows that have a target
        private int _toldCount;
        private float* _states, _weights, _offsets, _stateGradients, _gradients;
        private int* _targets, _touchedOfWord, _touched;
        private int _rows, _touchedCount, _candidates, _groups;
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

        private int PanelWidth => 3 * Arithmetic.Lanes;

        private int Panels => (_candidates + PanelWidth - 1) / PanelWidth;

        private int Padded => Panels * PanelWidth;

        /// <summary>From one row of scores to the next: no power of two, whose rows would fall into the same few sets of the cache.</summary>
        private nint TileStride => GatePanels.Stride(Padded) + 16;

        private int Pairs => (Width + 2 * Arithmetic.Lanes - 1) / (2 * Arithmetic.Lanes);

        private int PaddedWidth => Pairs * 2 * Arithmetic.Lanes;

        private ReadOnlySpan<int> Told => _told.AsSpan(0, _toldCount);

        private long ShareFloats => (long)Padded * Width;

        public double Run(
            float* states, int* targets, int rows, float* weights, float* offsets, int* touchedOfWord, int* touched, int touchedCount, int candidates,
            float scale, float* stateGradients, float* gradients)
        {
            _states = states;
            _weights = weights;
            _offsets = offsets;
            _stateGradients = stateGradients;
            _gradients = gradients;
            _targets = targets;
            _touchedOfWord = touchedOfWord;
            _touched = touched;
            (_rows, _touchedCount, _candidates, _scale) = (rows, touchedCount, candidates, scale);
            ListRows();
            _groups = Math.Clamp(_toldCount / RowsPerGroup, 1, MostGroups);
            _forward.Reserve(ShareFloats);
            _bias.Reserve(Padded);
            _back.Reserve((long)Padded * PaddedWidth);
            _tiles.Reserve(_groups * TileRows * TileStride);
            _gathered.Reserve((long)_groups * TileRows * Width);
            _scratch.Reserve((long)_groups * TileRows * PaddedWidth);
            _shares.Reserve(_groups * ShareFloats);
            _errors.Reserve(rows);
            Run(Phase.Pack, Panels + Pairs);
            Run(Phase.Score, _groups);
            Run(Phase.Sum, Panels);
            Run(Phase.Targets, (touchedCount + WordsPerPart - 1) / WordsPerPart);
            double loss = 0;
            for (int group = 0; group < _groups; group++)
                loss += _losses[group];
            return loss;
        }

        public void Run(int part)
        {
            switch (_phase)
            {
                case Phase.Pack when part < Panels:
                    PackPanel(part);
                    break;
                case Phase.Pack:
                    PackPair(part - Panels);
                    break;
                case Phase.Score:
                    ScoreGroup(part);
                    break;
                case Phase.Sum:
                    SumPanel(part);
                    break;
                default:
                    AddTargets(part * WordsPerPart, Math.Min(_touchedCount, (part + 1) * WordsPerPart));
                    break;
            }
        }

        public void Dispose()
        {
            foreach (NativeBuffer<float> buffer in (NativeBuffer<float>[])[_forward, _bias, _back, _tiles, _gathered, _scratch, _shares, _errors])
                buffer.Dispose();
        }

        private void Run(Phase phase, int parts)
        {
            _phase = phase;
            KernelTeam.Shared.Run(this, parts, owner._threads);
        }

        /// <summary>The rows that have a target, and for each word touched those it is the target of, in their order. The others get no gradient.</summary>
        private void ListRows()
        {
            if (_told.Length < _rows)
                _told = new int[_rows];
            _toldCount = 0;
            for (int row = 0; row < _rows; row++)
            {
                if (_targets[row] >= 0)
                    _told[_toldCount++] = row;
                else
                    new Span<float>(_stateGradients + row * (long)Width, Width).Clear();
            }
            if (_firstRow.Length < _touchedCount + 2)
                _firstRow = new int[2 * _touchedCount + 2];
            if (_rowsOfWord.Length < _rows)
                _rowsOfWord = new int[_rows];
            _firstRow.AsSpan(0, _touchedCount + 2).Clear();
            foreach (int row in Told)
                _firstRow[_touchedOfWord[_targets[row]] + 2]++;
            for (int word = 2; word < _touchedCount + 2; word++)
                _firstRow[word] += _firstRow[word - 1];
            foreach (int row in Told)
                _rowsOfWord[_firstRow[_touchedOfWord[_targets[row]] + 1]++] = row;
        }

        private void PackPanel(int panel)
        {
            float* target = _forward.Start + (long)panel * PanelWidth * Width;
            for (int lane = 0; lane < PanelWidth; lane++)
            {
                int candidate = panel * PanelWidth + lane;
                bool real = candidate < _candidates;
                float* source = real ? _weights + _touched[candidate] * (long)Width : null;
                for (int k = 0; k < Width; k++)
                    target[k * PanelWidth + lane] = real ? source[k] : 0;
                _bias.Start[candidate] = real ? _offsets[_touched[candidate]] : Never;
            }
        }

        private void PackPair(int pair)
        {
            int width = 2 * Arithmetic.Lanes;
            int filled = Math.Min(width, Width - pair * width);
            float* target = _back.Start + (long)pair * Padded * width;
            for (int candidate = 0; candidate < Padded; candidate++, target += width)
            {
                int n = candidate < _candidates ? filled : 0;
                if (n > 0)
                    new ReadOnlySpan<float>(_weights + _touched[candidate] * (long)Width + pair * width, n).CopyTo(new Span<float>(target, width));
                new Span<float>(target + n, width - n).Clear();
            }
        }

        private void ScoreGroup(int group)
        {
            int end = (int)((group + 1L) * _toldCount / _groups);
            float* share = _shares.Start + group * ShareFloats;
            new Span<float>(share, checked((int)ShareFloats)).Clear();
            double loss = 0;
            for (int first = (int)((long)group * _toldCount / _groups); first < end; first += TileRows)
                loss += ScoreTile(group, _told.AsSpan(first, Math.Min(TileRows, end - first)), share);
            _losses[group] = loss;
        }

        private double ScoreTile(int group, ReadOnlySpan<int> rows, float* share)
        {
            float* tile = _tiles.Start + group * TileRows * TileStride;
            float* back = _scratch.Start + (long)group * TileRows * PaddedWidth;
            float* states = _gathered.Start + (long)group * TileRows * Width;
            int panelFloats = PanelWidth * Width;
            for (int i = 0; i < rows.Length; i++)
                new ReadOnlySpan<float>(_states + rows[i] * (long)Width, Width).CopyTo(new Span<float>(states + i * (long)Width, Width));
            for (int panel = 0; panel < Panels; panel++)
            {
                Arithmetic.GateProduct(
                    states, Width, rows.Length, Width, _forward.Start + (long)panel * panelFloats, _bias.Start + panel * PanelWidth, tile + panel * PanelWidth,
                    TileStride);
            }
            double loss = 0;
            for (int i = 0; i < rows.Length; i++)
                loss += ToGradients(rows[i], states + i * (long)Width, tile + i * TileStride);
            for (int pair = 0; pair < Pairs; pair++)
            {
                int width = 2 * Arithmetic.Lanes;
                Arithmetic.StateProduct(tile, TileStride, rows.Length, Padded, _back.Start + (long)pair * Padded * width, back + pair * width, PaddedWidth);
            }
            for (int i = 0; i < rows.Length; i++)
            {
                float* target = _stateGradients + rows[i] * (long)Width;
                new ReadOnlySpan<float>(back + i * PaddedWidth, Width).CopyTo(new Span<float>(target, Width));
                Arithmetic.AddScaled(_weights + _targets[rows[i]] * (long)Width, _errors.Start[rows[i]], target, Width);
            }
            for (int panel = 0; panel < Panels; panel++)
                Arithmetic.OuterProduct(states, Width, Width, tile + panel * PanelWidth, TileStride, rows.Length, share + (long)panel * panelFloats);
            return loss;
        }

        /// <summary>A row's scores become their gradients; the target's goes among the errors.</summary>
        /// <returns>The row's loss.</returns>
        private double ToGradients(int row, float* state, float* scores)
        {
            int target = _targets[row];
            float own = Arithmetic.Dot(state, _weights + target * (long)Width, Width) + _offsets[target];
            int place = _touchedOfWord[target];
            if (place < _candidates)
                scores[place] = Never;
            float others = Arithmetic.Exponentials(scores, Padded);
            own = own < -SoftmaxRow<float, ScalarOps>.Bound ? -SoftmaxRow<float, ScalarOps>.Bound
                : own > SoftmaxRow<float, ScalarOps>.Bound ? SoftmaxRow<float, ScalarOps>.Bound : own;
            float sum = others + MathF.Exp(own);
            Arithmetic.Scale(scores, _scale / sum, Padded);
            _errors.Start[row] = -_scale * others / sum;
            return Math.Log(sum) - own;
        }

        /// <summary>The shares of a panel added in their order, and laid out in rows.</summary>
        private void SumPanel(int panel)
        {
            int floats = PanelWidth * Width;
            float* sum = _shares.Start + (long)panel * floats;
            for (int group = 1; group < _groups; group++)
                Arithmetic.Add(sum + group * ShareFloats, sum, floats);
            for (int lane = 0; lane < PanelWidth && panel * PanelWidth + lane < _candidates; lane++)
            {
                float* target = _gradients + (panel * PanelWidth + lane) * (long)Width;
                for (int k = 0; k < Width; k++)
                    target[k] = sum[k * PanelWidth + lane];
            }
        }

        private void AddTargets(int first, int end)
        {
            for (int word = first; word < end; word++)
            {
                float* target = _gradients + word * (long)Width;
                if (word >= _candidates)
                    new Span<float>(target, Width).Clear();
                for (int i = _firstRow[word]; i < _firstRow[word + 1]; i++)
                    Arithmetic.AddScaled(_states + _rowsOfWord[i] * (long)Width, _errors.Start[_rowsOfWord[i]], target, Width);
            }
        }
    }
}
