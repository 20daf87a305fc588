namespace GruSentiment.Kernels;

internal sealed unsafe partial class GruLayer
{
    /// <summary>
    /// The forward pass in three phases, each in parts for the threads: pack the weights, project the inputs, go through the time steps.
    /// </summary>
    private sealed class LayerForward(GruLayer layer) : IPartedWork
    {
        /// <summary>Inputs that one part projects.</summary>
        private const int ProjectedRows = 32;

        private readonly GroupPass[] _passes = new GroupPass[layer._directions.Length];

        /// <summary>Per direction pointers to W_ih, W_hh, b_ih and b_hh.</summary>
        private readonly nint[] _weights = new nint[4 * layer._directions.Length];
        private float* _inputs;
        private Phase _phase;

        private enum Phase
        {
            Pack,
            Project,
            Recurrence,
        }

        /// <summary>U, or N where every position has an input of its own.</summary>
        public int InputRows { get; private set; }

        public bool PerPosition { get; private set; }

        public PoolingKind Pooling { get; private set; }

        public void Run(
            RaggedBatch batch, float* inputs, int rows, bool perPosition, in GruParameters forward, in GruParameters backward,
            PoolingKind pooling, float* outputs, float* features)
        {
            _inputs = inputs;
            (InputRows, PerPosition, Pooling) = (rows, perPosition, pooling);
            int directions = layer._directions.Length;
            fixed (float* ih = forward.WeightIh, hh = forward.WeightHh, bi = forward.BiasIh, bh = forward.BiasHh)
            fixed (float* ihBack = backward.WeightIh, hhBack = backward.WeightHh, biBack = backward.BiasIh, bhBack = backward.BiasHh)
            {
                SetWeights(0, ih, hh, bi, bh);
                if (directions == 2)
                    SetWeights(1, ihBack, hhBack, biBack, bhBack);
                foreach (LayerDirection direction in layer._directions)
                    direction.Reserve(batch.Rows, batch.Positions, rows);
                Run(Phase.Pack, directions);
            }
            Run(Phase.Project, directions * ((rows + ProjectedRows - 1) / ProjectedRows));
            TimePlan plan = batch.PlanFor(layer._panels.GroupRows);
            for (int d = 0; d < directions; d++)
                PreparePass(batch, plan, d, outputs, features);
            _phase = Phase.Recurrence;
            layer.RunThroughTime(this, plan.Groups);
        }

        public void Run(int part)
        {
            int d = part % layer._directions.Length;
            LayerDirection direction = layer._directions[d];
            int first = part / layer._directions.Length;
            switch (_phase)
            {
                case Phase.Pack:
                    fixed (nint* w = &_weights[4 * d])
                        direction.Weights.Pack((float*)w[0], (float*)w[1], (float*)w[2], (float*)w[3]);
                    break;
                case Phase.Project:
                    first *= ProjectedRows;
                    nint stride = layer._panels.GateStride;
                    direction.Weights.Project(
                        layer._arithmetic, _inputs + first * (long)layer.Shape.InputSize, layer.Shape.InputSize,
                        Math.Min(ProjectedRows, InputRows - first), direction.Inputs.Start + first * stride, stride);
                    break;
                default:
                    _passes[d].Run(first);
                    break;
            }
        }

        private void Run(Phase phase, int parts)
        {
            _phase = phase;
            KernelTeam.Shared.Run(this, parts, layer._threads);
        }

        private void SetWeights(int d, float* weightIh, float* weightHh, float* biasIh, float* biasHh)
        {
            _weights[4 * d] = (nint)weightIh;
            _weights[4 * d + 1] = (nint)weightHh;
            _weights[4 * d + 2] = (nint)biasIh;
            _weights[4 * d + 3] = (nint)biasHh;
        }

        private void PreparePass(RaggedBatch batch, TimePlan plan, int d, float* outputs, float* features)
        {
            LayerDirection direction = layer._directions[d];
            int hidden = layer.Shape.HiddenSize;
            _passes[d] = new GroupPass
            {
                Arithmetic = layer._arithmetic,
                Panels = layer._panels,
                Plan = plan,
                Recurrent = direction.Weights.Recurrent,
                Bias = direction.Weights.RecurrentBias,
                Inputs = direction.Inputs.Start,
                InputStride = layer._panels.GateStride,
                InputOfPosition = PerPosition ? null : batch.DistinctOfPosition,
                Direction = d,
                States = direction.States.Start,
                Tape = direction.Tape.Start,
                Outputs = outputs == null ? null : outputs + d * hidden,
                Features = features == null ? null : features + d * hidden,
                OutputSize = layer.Shape.OutputSize,
                Pooling = Pooling,
                ArgMax = direction.ArgMax.Start,
                Workspace = direction.Workspace.Start,
            };
        }
    }
}
