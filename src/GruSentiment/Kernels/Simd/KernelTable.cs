namespace GruSentiment.Kernels.Simd;

/// <summary>Where the kernels of one instruction set are; see <see cref="GruArithmetic"/> for what each does.</summary>
internal unsafe struct KernelTable
{
    public nint Lanes;
    public delegate*<float*, nint, int, int, float*, float*, float*, nint, void> GateProduct;
    public delegate*<float*, nint, int, int, float*, float*, nint, void> StateProduct;
    public delegate*<float*, nint, int*, int, float*, nint, int, float*, void> OuterProduct;
    public delegate*<in GruStep, void> Forward;
    public delegate*<in GruStep, void> Infer;
    public delegate*<in GruBackwardStep, void> Backward;
    public delegate*<float*, float*, int, void> Add;
    public delegate*<float*, float*, float*, int, int, void> Max;
    public delegate*<float*, float*, float*, int, int, void> AddWhereMax;
    public delegate*<float*, nint, int*, int*, int, int, int, float*, void> SumGates;
    public delegate*<float*, float*, float*, float*, int, in AdamRates, void> UpdateRow;
    public delegate*<float*, int, float> Exponentials;
    public delegate*<float*, float, int, void> Scale;
    public delegate*<float*, float*, int, float> Dot;
    public delegate*<float*, float, float*, int, void> AddScaled;

    /// <summary>Writes the kernels over a register.</summary>
    public static void Fill<V, TOps>(KernelTable* table)
        where V : struct
        where TOps : struct, IVectorOps<V>
    {
        table->Lanes = TOps.Lanes;
        table->GateProduct = &GateProduct<V, TOps>.Multiply;
        table->StateProduct = &StateProduct<V, TOps>.Multiply;
        table->OuterProduct = &OuterProduct<V, TOps>.Accumulate;
        table->Forward = &GateStep<V, TOps>.Forward;
        table->Infer = &InferenceStep<V, TOps>.Forward;
        table->Backward = &GateStep<V, TOps>.Backward;
        table->Add = &RowSums<V, TOps>.Add;
        table->Max = &RowSums<V, TOps>.Max;
        table->AddWhereMax = &RowSums<V, TOps>.AddWhereMax;
        table->SumGates = &RowSums<V, TOps>.SumGates;
        table->UpdateRow = &AdamRow<V, TOps>.Update;
        table->Exponentials = &SoftmaxRow<V, TOps>.Exponentials;
        table->Scale = &SoftmaxRow<V, TOps>.Scale;
        table->Dot = &SoftmaxRow<V, TOps>.Dot;
        table->AddScaled = &SoftmaxRow<V, TOps>.AddScaled;
    }
}
