namespace GruSentiment.Kernels;

internal sealed unsafe partial class GruLayer
{
    /// <summary>
    /// The backward pass in four phases, each in parts for the threads: pack the weights; go back through the time steps; add up the
    /// groups' shares of the recurrent weights' gradients, and sum the gate gradients per distinct input for the inputs' gradients; compute
    /// the input weights' gradients.
    /// </summary>
    private sealed class LayerBackward(GruLayer layer) : IPartedWork, IDisposable
    {
        /// <summary>Inputs whose gate gradients one part sums.</summary>
        private const int SummedRows = 32;

        private readonly GroupBackwardPass[] _passes = new GroupBackwardPass[layer._directions.Length];

        /// <summary>Per direction pointers to W_ih and W_hh.</summary>
        private readonly nint[] _weights = new nint[2 * layer._directions.Length];

        /// <summary>Per direction pointers to the gradients of W_ih, W_hh, b_ih and b_hh.</summary>
        private readonly nint[] _gradients = new nint[4 * layer._directions.Length];

        /// <summary>W_ih of all directions, as <see cref="GatePanels.PackForBackward"/> lays it out.</summary>
        private readonly NativeBuffer<float> _inputWeights = new();

        /// <summary>[U or N, sum stride]: each input's gate gradients, direction after direction.</summary>
        private readonly NativeBuffer<float> _sums = new();

        /// <summary>[SummedRows, padded In] for each part: input gradients, where In is not whole pairs of registers.</summary>
        private readonly NativeBuffer<float> _scratch = new();
        private TimePlan _plan = null!;
        private float* _inputs;
        private float* _inputGradients;
        private Phase _phase;

        private enum Phase
        {
            Pack,
            Recurrence,
            Sum,
            Input,
        }

        private int DirectionCount => layer._directions.Length;

        /// <summary>Panels are shared out to as many slices as there are threads.</summary>
        private int Slices => Math.Min(layer._panels.Count, layer._threads);

        private nint SumStride => GatePanels.Stride(layer._panels.Gates * DirectionCount);

        private int SumBlocks => (layer._forward.InputRows + SummedRows - 1) / SummedRows;

        private int InputColumns => layer._panels.StateColumns(layer.Shape.InputSize) * 2 * layer._panels.Lanes;

        public void Run(
            RaggedBatch batch, float* inputs, in GruParameters forward, in GruParameters backward, float* outputGradients,
            float* featureGradients, float* inputGradients, in GruGradients forwardGradients, in GruGradients backwardGradients)
        {
            _plan = batch.PlanFor(layer._panels.GroupRows);
            if (!layer._forward.PerPosition)
                _plan.ListPositions(batch.RowOfPosition, batch.DistinctCount);
            _inputs = inputs;
            _inputGradients = inputGradients;
            _inputWeights.Reserve((long)InputColumns * layer._panels.Gates * DirectionCount);
            _sums.Reserve(layer._forward.InputRows * (long)SumStride);
            if (InputColumns != layer.Shape.InputSize)
                _scratch.Reserve(SumBlocks * (long)SummedRows * InputColumns);
            fixed (float* ih = forward.WeightIh, hh = forward.WeightHh, ihBack = backward.WeightIh, hhBack = backward.WeightHh)
            fixed (float* dih = forwardGradients.WeightIh, dhh = forwardGradients.WeightHh, dbi = forwardGradients.BiasIh)
            fixed (float* dbh = forwardGradients.BiasHh, dihBack = backwardGradients.WeightIh, dhhBack = backwardGradients.WeightHh)
            fixed (float* dbiBack = backwardGradients.BiasIh, dbhBack = backwardGradients.BiasHh)
            {
                SetPointers(0, ih, hh, dih, dhh, dbi, dbh);
                if (DirectionCount == 2)
                    SetPointers(1, ihBack, hhBack, dihBack, dhhBack, dbiBack, dbhBack);
                for (int d = 0; d < DirectionCount; d++)
                    PreparePass(d, outputGradients, featureGradients);
                Run(Phase.Pack, DirectionCount);
                _phase = Phase.Recurrence;
                layer.RunThroughTime(this, _plan.Groups);
                Run(Phase.Sum, DirectionCount * Slices + SumBlocks);
                Run(Phase.Input, DirectionCount * Slices);
            }
        }

        public void Run(int part)
        {
            int d = part % DirectionCount;
            int index = part / DirectionCount;
            switch (_phase)
            {
                case Phase.Pack:
                    GatePanels panels = layer._panels;
                    panels.PackForBackward((float*)_weights[2 * d + 1], panels.Hidden, layer._directions[d].BackwardRecurrent.Start, 0, 1);
                    panels.PackForBackward((float*)_weights[2 * d], layer.Shape.InputSize, _inputWeights.Start, d, DirectionCount);
                    break;
                case Phase.Recurrence:
                    _passes[d].Run(index);
                    break;
                case Phase.Sum when index >= Slices:
                    SumInputs(part - DirectionCount * Slices);
                    break;
                case Phase.Sum:
                    Gradients(d).Recurrent(
                        Panel(index), Panel(index + 1), _plan.Groups, (float*)_gradients[4 * d + 1], (float*)_gradients[4 * d + 3]);
                    break;
                default:
                    Gradients(d).Input(
                        Panel(index), Panel(index + 1), _inputs, layer.Shape.InputSize, _sums.Start + d * layer._panels.Gates, SumStride,
                        layer._forward.InputRows, (float*)_gradients[4 * d], (float*)_gradients[4 * d + 2]);
                    break;
            }
        }

        public void Dispose()
        {
            _inputWeights.Dispose();
            _sums.Dispose();
            _scratch.Dispose();
        }

        private int Panel(int slice) => slice * layer._panels.Count / Slices;

        private WeightGradients Gradients(int d) => new(layer._arithmetic, layer._panels, layer._directions[d]);

        private void Run(Phase phase, int parts)
        {
            _phase = phase;
            KernelTeam.Shared.Run(this, parts, layer._threads);
        }

        /// <summary>The gradients of some inputs: their gate gradients, summed over their positions, times the input weights.</summary>
        private void SumInputs(int block)
        {
            GatePanels panels = layer._panels;
            int first = block * SummedRows;
            int rows = Math.Min(SummedRows, layer._forward.InputRows - first);
            float* sums = _sums.Start + first * SumStride;
            for (int u = 0; u < rows; u++)
            {
                int position = first + u;
                int* positions = &position;
                int count = 1, listed = 1;
                if (!layer._forward.PerPosition)
                {
                    positions = _plan.DistinctPositions + _plan.DistinctStart[first + u];
                    count = _plan.DistinctStart[first + u + 1] - _plan.DistinctStart[first + u];
                    listed = _plan.DistinctStart[first + rows] - _plan.DistinctStart[first + u];
                }
                for (int d = 0; d < DirectionCount; d++)
                {
                    LayerDirection direction = layer._directions[d];
                    layer._arithmetic.SumGates(
                        direction.Tape.Start, panels.TapeStride, positions, direction.SlotOfPosition.Start, count, listed,
                        panels.Count,
                        sums + u * SumStride + d * panels.Gates);
                }
            }
            int width = 2 * panels.Lanes;
            int depth = panels.Gates * DirectionCount;
            int size = layer.Shape.InputSize;
            float* target = size == InputColumns ? _inputGradients + first * (long)size : _scratch.Start + first * (long)InputColumns;
            for (int pair = 0; pair < InputColumns / width; pair++)
            {
                layer._arithmetic.StateProduct(
                    sums, SumStride, rows, depth, _inputWeights.Start + (long)pair * depth * width, target + pair * width, InputColumns);
            }
            for (int u = 0; size != InputColumns && u < rows; u++)
            {
                float* gradient = _inputGradients + (first + u) * (long)size;
                new Span<float>(target + u * (long)InputColumns, size).CopyTo(new Span<float>(gradient, size));
            }
        }

        private void SetPointers(
            int d, float* weightIh, float* weightHh, float* dWeightIh, float* dWeightHh, float* dBiasIh, float* dBiasHh)
        {
            _weights[2 * d] = (nint)weightIh;
            _weights[2 * d + 1] = (nint)weightHh;
            _gradients[4 * d] = (nint)dWeightIh;
            _gradients[4 * d + 1] = (nint)dWeightHh;
            _gradients[4 * d + 2] = (nint)dBiasIh;
            _gradients[4 * d + 3] = (nint)dBiasHh;
        }

        private void PreparePass(int d, float* outputGradients, float* featureGradients)
        {
            LayerDirection direction = layer._directions[d];
            int offset = d * layer.Shape.HiddenSize;
            _passes[d] = new GroupBackwardPass
            {
                Arithmetic = layer._arithmetic,
                Panels = layer._panels,
                Plan = _plan,
                Recurrent = direction.BackwardRecurrent.Start,
                Direction = d,
                SlotOfPosition = direction.SlotOfPosition.Start,
                States = direction.States.Start,
                Tape = direction.Tape.Start,
                OutputGradients = outputGradients == null ? null : outputGradients + offset,
                FeatureGradients = featureGradients == null ? null : featureGradients + offset,
                OutputSize = layer.Shape.OutputSize,
                Pooling = layer._forward.Pooling,
                ArgMax = direction.ArgMax.Start,
                Shares = direction.Shares.Reserve(_plan.Groups * GroupBackwardPass.ShareFloats(layer._panels)),
                Workspace = direction.Workspace.Start,
            };
        }
    }
}
