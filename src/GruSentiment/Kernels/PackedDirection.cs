using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>One direction's weights as the forward kernels read them.</summary>
internal sealed unsafe class PackedDirection(GatePanels panels, int inputSize) : IDisposable
{
    private readonly NativeBuffer<float> _memory = new();

    /// <summary>W_ih, [panels][In][r, z, n].</summary>
    public float* Input { get; private set; }

    /// <summary>W_hh, [panels][H][r, z, n].</summary>
    public float* Recurrent { get; private set; }

    /// <summary>[panels][r, z, n]: b_ih, with b_hh of r and z.</summary>
    public float* InputBias { get; private set; }

    /// <summary>[panels][r, z, n]: 0, 0, b_hn.</summary>
    public float* RecurrentBias { get; private set; }

    /// <summary>Takes weights in, again for every step of training.</summary>
    public void Pack(in GruParameters weights)
    {
        fixed (float* weightIh = weights.WeightIh, weightHh = weights.WeightHh, biasIh = weights.BiasIh, biasHh = weights.BiasHh)
            Pack(weightIh, weightHh, biasIh, biasHh);
    }

    /// <inheritdoc cref="Pack(in GruParameters)"/>
    public void Pack(float* weightIh, float* weightHh, float* biasIh, float* biasHh)
    {
        Recurrent = _memory.Reserve((long)panels.Gates * (inputSize + panels.Hidden + 2));
        Input = Recurrent + (long)panels.Gates * panels.Hidden;
        InputBias = Input + (long)panels.Gates * inputSize;
        RecurrentBias = InputBias + panels.Gates;
        panels.PackGates(weightHh, panels.Hidden, Recurrent);
        panels.PackGates(weightIh, inputSize, Input);
        panels.PackBiases(biasIh, biasHh, InputBias, RecurrentBias);
    }

    /// <summary>The input side of some rows of inputs: W_ih x + b, [rows][panels][r, z, n].</summary>
    public void Project(GruArithmetic arithmetic, float* inputs, nint inputStride, int rows, float* target, nint targetStride)
    {
        int gates = 3 * panels.Lanes;
        for (int j = 0; j < panels.Count; j++)
        {
            arithmetic.GateProduct(
                inputs, inputStride, rows, inputSize, Input + (long)j * inputSize * gates, InputBias + j * gates, target + j * gates,
                targetStride);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();
}
