using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

internal sealed unsafe partial class SampledSoftmax
{
    /// <summary>The second phase: a tile of rows.</summary>
    private sealed partial class Pass
    {
        /// <summary>Computes scores and gradients of at most <see cref="TileRows"/> rows, and adds to the group's share.</summary>
        /// <returns>The sum of their losses.</returns>
        private double ScoreTile(int group, ReadOnlySpan<int> rows, float* share)
        {
            float* tile = _tiles.Start + group * TileRows * TileStride;
            float* back = _scratch.Start + group * TileRows * StateStride;
            float* states = _gathered.Start + group * TileRows * StateStride;
            int panelWidth = _panels.PanelWidth;
            for (int i = 0; i < rows.Length; i++)
                FetchRow(rows[i], states + i * StateStride);
            for (int panel = 0; panel < _panels.Panels; panel++)
            {
                Arithmetic.GateProduct(
                    states, StateStride, rows.Length, Width, _panels.Panel(panel), _panels.Offsets(panel), tile + panel * panelWidth,
                    TileStride);
            }
            float* factors = stackalloc float[TileRows];
            double loss = 0;
            for (int i = 0; i < rows.Length; i++)
                loss += ScoreTargets(rows[i], states + i * StateStride, tile + i * TileStride, out factors[i]);
            for (int pair = 0; pair < _panels.Pairs; pair++)
            {
                Arithmetic.StateProduct(
                    tile, TileStride, rows.Length, _panels.Padded, _panels.Pair(pair), back + pair * _panels.PairWidth, StateStride);
            }
            for (int i = 0; i < rows.Length; i++)
            {
                Arithmetic.Scale(states + i * StateStride, factors[i], _panels.PaddedWidth);
                FinishRow(rows[i], back + i * StateStride, factors[i]);
            }
            for (int panel = 0; panel < _panels.Panels; panel++)
            {
                Arithmetic.OuterProduct(
                    states, StateStride, null, Width, tile + panel * panelWidth, TileStride, rows.Length,
                    share + (long)panel * panelWidth * Width);
            }
            return loss;
        }

        /// <summary>Copies a row's state, and tells the processor which weights its targets need.</summary>
        private void FetchRow(int row, float* state)
        {
            new ReadOnlySpan<float>(_states + row * (long)Width, Width).CopyTo(new Span<float>(state, Width));
            for (int place = row * _perRow; place < (row + 1) * _perRow; place++)
            {
                if (_targets[place] >= 0)
                    CacheHint.PrefetchL2(_weights + _targets[place] * (long)Width, Width);
            }
        }

        /// <summary>
        /// Replaces a row's scores by their exponentials, of which a factor makes gradients; those of the targets' own scores go among the
        /// errors. A target that is a candidate has a candidate's part of the gradient, too.
        /// </summary>
        /// <returns>The sum of the losses of the row's targets.</returns>
        private double ScoreTargets(int row, float* state, float* scores, out float factor)
        {
            const float Bound = SoftmaxRow<float, ScalarOps>.Bound;
            float all = Arithmetic.Exponentials(scores, _panels.Padded);
            factor = 0;
            double loss = 0;
            for (int place = row * _perRow; place < (row + 1) * _perRow; place++)
            {
                int target = _targets[place];
                if (target < 0)
                    continue;
                float own = Arithmetic.Dot(state, _weights + target * (long)Width, Width) + _offsets[target];
                own = own < -Bound ? -Bound : own > Bound ? Bound : own;
                float e = Exponential<float, ScalarOps>.Of(own);
                int index = _indexOfId[target];
                bool drawn = index < _panels.Candidates;
                float sum = (drawn ? all - scores[index] : all) + e;
                factor += _scale / sum;
                _errors.Start[place] = drawn ? -_scale : -_scale * all / sum;
                loss += Math.Log(sum) - own;
            }
            return loss;
        }

        /// <summary>The gradient of a row's state, of the part that comes through the candidates' exponentials.</summary>
        private void FinishRow(int row, float* gradient, float factor)
        {
            Arithmetic.Scale(gradient, factor, _panels.PaddedWidth);
            for (int place = row * _perRow; place < (row + 1) * _perRow; place++)
            {
                if (_targets[place] >= 0)
                    Arithmetic.AddScaled(_weights + _targets[place] * (long)Width, _errors.Start[place], gradient, Width);
            }
            new ReadOnlySpan<float>(gradient, Width).CopyTo(new Span<float>(_stateGradients + row * (long)Width, Width));
        }
    }
}
