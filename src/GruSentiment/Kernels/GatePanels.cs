namespace GruSentiment.Kernels;

/// <summary>
/// The layout of numbers for the kernels: hidden units in panels of one register, a panel holding the r, z and n side of the same units, so
/// that one pass over a state yields all three gates of a unit and they can be combined at once. Strides are in floats.
/// </summary>
/// <param name="hidden">H.</param>
/// <param name="lanes">Floats in a register.</param>
internal sealed unsafe class GatePanels(int hidden, int lanes)
{
    /// <summary>H.</summary>
    public int Hidden => hidden;

    /// <summary>Floats in a register.</summary>
    public int Lanes => lanes;

    /// <summary>Panels: H / lanes, rounded up. The units beyond H have zero weights and stay zero.</summary>
    public int Count { get; } = (hidden + lanes - 1) / lanes;

    /// <summary>H rounded up to whole registers.</summary>
    public int Padded => Count * lanes;

    /// <summary>Floats of all gates of all units, padded.</summary>
    public int Gates => 3 * Padded;

    /// <summary>
    /// Rows that go through time together: sixteen are enough for the tiles of the product and for its weights to be worth loading, and few
    /// enough to occupy several cores. Weights of more than half a megabyte share a core's second-level cache with little else, and come
    /// from further away: then each must serve more rows, though a batch of 64 in one direction then occupies two cores and no more.
    /// </summary>
    public int GroupRows => hidden * (long)Gates * sizeof(float) > 1 << 19 ? 32 : 16;

    /// <summary>From one row of states to the next: room for the pairs of registers that <see cref="StateColumns"/> come in.</summary>
    public nint StateStride => Stride(StateColumns(hidden) * 2 * lanes);

    /// <summary>From one row of gates to the next.</summary>
    public nint GateStride => Stride(Gates);

    /// <summary>From one row of the tape to the next: r, z, W_hn h + b_hn, and n.</summary>
    public nint TapeStride => Stride(Gates + Padded);

    /// <summary>
    /// A row length of whole cache lines, an odd number of them: then rows one below the other do not compete for the same few places of a
    /// cache.
    /// </summary>
    public static nint Stride(int floats) => ((floats + 15) / 16 | 1) * 16;

    /// <summary>Panels of two registers that cover so many columns.</summary>
    public int StateColumns(int columns) => (columns + 2 * lanes - 1) / (2 * lanes);

    /// <summary>Weights [3H, depth] into [panels][depth][r, z, n].</summary>
    public void PackGates(float* weight, int depth, float* panels)
    {
        for (int j = 0; j < Count; j++)
        {
            float* panel = panels + (long)j * depth * 3 * lanes;
            for (int gate = 0; gate < 3; gate++)
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    float* target = panel + gate * lanes + lane;
                    int unit = j * lanes + lane;
                    float* source = weight + ((long)gate * hidden + unit) * depth;
                    for (int k = 0; k < depth; k++)
                        target[(long)k * 3 * lanes] = unit < hidden ? source[k] : 0;
                }
            }
        }
    }

    /// <summary>The reverse of <see cref="PackGates"/> for some panels: gradients [panels][depth][r, z, n] into [3H, depth].</summary>
    public void UnpackGates(float* panels, int depth, int firstPanel, int endPanel, float* weight)
    {
        for (int j = firstPanel; j < endPanel; j++)
        {
            float* panel = panels + (long)j * depth * 3 * lanes;
            for (int gate = 0; gate < 3; gate++)
            {
                for (int lane = 0; lane < lanes && j * lanes + lane < hidden; lane++)
                {
                    float* source = panel + gate * lanes + lane;
                    float* target = weight + ((long)gate * hidden + j * lanes + lane) * depth;
                    for (int k = 0; k < depth; k++)
                        target[k] = source[(long)k * 3 * lanes];
                }
            }
        }
    }

    /// <summary>One gate of all units from a row of the tape, which begins with [panels][r, z, W_hn h + b_hn].</summary>
    /// <param name="tape">The row.</param>
    /// <param name="gate">0 is r, 1 is z.</param>
    /// <param name="values">[H], written.</param>
    public void UnpackGate(float* tape, int gate, Span<float> values)
    {
        for (int unit = 0; unit < hidden; unit++)
            values[unit] = tape[(unit / lanes * 3 + gate) * lanes + unit % lanes];
    }

    /// <summary>
    /// Biases [3H] each into what the input side starts from, b_ih + b_hh for r and z and b_in for n, and what the recurrent side starts
    /// from, 0, 0 and b_hn: [panels][r, z, n].
    /// </summary>
    public void PackBiases(float* biasIh, float* biasHh, float* input, float* recurrent)
    {
        for (int unit = 0; unit < Padded; unit++)
        {
            int at = unit / lanes * 3 * lanes + unit % lanes;
            for (int gate = 0; gate < 3; gate++)
            {
                float ih = unit < hidden ? biasIh[gate * hidden + unit] : 0;
                float hh = unit < hidden ? biasHh[gate * hidden + unit] : 0;
                input[at + gate * lanes] = gate < 2 ? ih + hh : ih;
                recurrent[at + gate * lanes] = gate < 2 ? 0 : hh;
            }
        }
    }

    /// <summary>
    /// Weights [3H, columns] for the products of the backward pass, into
    /// [pairs of registers of columns][gates in panel order][2 registers], the gates of several directions one after another.
    /// </summary>
    /// <param name="weight">One direction's.</param>
    /// <param name="columns">H, or the width of the input.</param>
    /// <param name="panels">Room for all directions'.</param>
    /// <param name="direction">This one, from 0.</param>
    /// <param name="directions">How many there are.</param>
    public void PackForBackward(float* weight, int columns, float* panels, int direction, int directions)
    {
        int width = 2 * lanes;
        for (int pair = 0; pair < StateColumns(columns); pair++)
        {
            float* target = panels + ((long)pair * directions + direction) * Gates * width;
            int filled = Math.Min(width, columns - pair * width);
            for (int k = 0; k < Gates; k++, target += width)
            {
                int unit = k / (3 * lanes) * lanes + k % lanes;
                int gate = k / lanes % 3;
                float* source = weight + ((long)gate * hidden + unit) * columns + pair * width;
                int n = unit < hidden ? filled : 0;
                new ReadOnlySpan<float>(source, n).CopyTo(new Span<float>(target, width));
                new Span<float>(target + n, width - n).Clear();
            }
        }
    }
}
