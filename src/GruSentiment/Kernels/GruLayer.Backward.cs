namespace GruSentiment.Kernels;

public sealed unsafe partial class GruLayer
{
    /// <summary>
    /// The way back in four phases, each in parts for the threads: pack the weights; go back through time; add up the groups' shares of
    /// the recurrent weights' gradients, and sum the gate gradients per distinct input for the inputs' gradients; the input weights' gradients.
    /// </summary>
    private sealed class LayerBackward(GruLayer layer) : IPartedWork, IDisposable
    {
        private const int SummedRows = 32;
        private readonly GroupPassBack[] _passes = new GroupPassBack[layer._directions.Length];
        private readonly nint[] _weights = new nint[2 * layer._directions.Length];
        private readonly nint[] _gradients = new nint[4 * layer._directions.Length];
        private readonly NativeBuffer<float> _inputBack = new();
        private readonly NativeBuffer<float> _sums = new();
        private readonly NativeBuffer<float> _scratch = new();
        private TimePlan _plan = null!;
        private float* _inputs;
        private float* _inputGradients;
        private Phase _phase;

        private enum Phase
        {
            Pack,
            Recur,
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
            _plan = batch.Plan;
            if (!layer._forward.PerPosition)
                _plan.ListPositions(batch.RowOfPosition, batch.DistinctCount);
            _inputs = inputs;
            _inputGradients = inputGradients;
            _inputBack.Reserve((long)InputColumns * layer._panels.Gates * DirectionCount);
            _sums.Reserve(layer._forward.InputRows * (long)SumStride);
            if (InputColumns != layer.Shape.InputSize)
                _scratch.Reserve(SumBlocks * (long)SummedRows * InputColumns);
            fixed (float* ih = forward.WeightIh, hh = forward.WeightHh, ihBack = backward.WeightIh, hhBack = backward.WeightHh)
            fixed (float* dih = forwardGradients.WeightIh, dhh = forwardGradients.WeightHh, dbi = forwardGradients.BiasIh)
            fixed (float* dbh = forwardGradients.BiasHh, dihBack = backwardGradients.WeightIh, dhhBack = backwardGradients.WeightHh)
            fixed (float* dbiBack = backwardGradients.BiasIh, dbhBack = backwardGradients.BiasHh)
            {
                Take(0, ih, hh, dih, dhh, dbi, dbh);
                if (DirectionCount == 2)
                    Take(1, ihBack, hhBack, dihBack, dhhBack, dbiBack, dbhBack);
                for (int d = 0; d < DirectionCount; d++)
                    Prepare(d, outputGradients, featureGradients);
                Run(Phase.Pack, DirectionCount);
                _phase = Phase.Recur;
                layer.GoThroughTime(this, _plan.Groups);
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
                    panels.PackBack((float*)_weights[2 * d + 1], panels.Hidden, layer._directions[d].RecurrentBack.Start, 0, 1);
                    panels.PackBack((float*)_weights[2 * d], layer.Shape.InputSize, _inputBack.Start, d, DirectionCount);
                    break;
                case Phase.Recur:
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
            _inputBack.Dispose();
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

        /// <summary>The gate gradients of some distinct inputs, summed over their positions, times the input weights.</summary>
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
                int count = 1;
                if (!layer._forward.PerPosition)
                {
                    positions = _plan.DistinctPositions + _plan.DistinctStart[first + u];
                    count = _plan.DistinctStart[first + u + 1] - _plan.DistinctStart[first + u];
                }
                for (int d = 0; d < DirectionCount; d++)
                {
                    layer._arithmetic.SumGates(
                        layer._directions[d].Tape.Start, panels.TapeStride, positions, layer._directions[d].SlotOfPosition.Start, count, panels.Count,
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
                    sums, SumStride, rows, depth, _inputBack.Start + (long)pair * depth * width, target + pair * width, InputColumns);
            }
            for (int u = 0; size != InputColumns && u < rows; u++)
                new Span<float>(target + u * (long)InputColumns, size).CopyTo(new Span<float>(_inputGradients + (first + u) * (long)size, size));
        }

        private void Take(int d, float* weightIh, float* weightHh, float* dWeightIh, float* dWeightHh, float* dBiasIh, float* dBiasHh)
        {
            _weights[2 * d] = (nint)weightIh;
            _weights[2 * d + 1] = (nint)weightHh;
            _gradients[4 * d] = (nint)dWeightIh;
            _gradients[4 * d + 1] = (nint)dWeightHh;
            _gradients[4 * d + 2] = (nint)dBiasIh;
            _gradients[4 * d + 3] = (nint)dBiasHh;
        }

        private void Prepare(int d, float* outputGradients, float* featureGradients)
        {
            LayerDirection direction = layer._directions[d];
            int offset = d * layer.Shape.HiddenSize;
            _passes[d] = new GroupPassBack
            {
                Arithmetic = layer._arithmetic,
                Panels = layer._panels,
                Plan = _plan,
                Recurrent = direction.RecurrentBack.Start,
                Direction = d,
                SlotOfPosition = direction.SlotOfPosition.Start,
                States = direction.States.Start,
                Tape = direction.Tape.Start,
                OutputGradients = outputGradients == null ? null : outputGradients + offset,
                FeatureGradients = featureGradients == null ? null : featureGradients + offset,
                OutputSize = layer.Shape.OutputSize,
                Readout = layer._forward.Readout,
                BestStep = direction.BestStep.Start,
                Shares = direction.Shares.Reserve(_plan.Groups * GroupPassBack.ShareFloats(layer._panels)),
                Workspace = direction.Workspace.Start,
            };
        }
    }
}
