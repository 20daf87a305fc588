using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>The functions of <c>gru_sentiment.h</c> on models: load, ask what it is, free.</summary>
internal static unsafe class ModelExports
{
    private static readonly byte[] s_version =
        LastError.Pinned(typeof(SentimentPredictor).Assembly.GetName().Version?.ToString(3) ?? "");

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_load", CallConvs = [typeof(CallConvCdecl)])]
    private static int Load(byte* directory, LoadOptions* options, nint* model) => Call.Run(() =>
    {
        CallException.ThrowIfNull(model, nameof(model));
        *model = OpenModels.Add(LoadOptions.Load(ForeignText.Read(directory, -1, nameof(directory)), options));
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_free", CallConvs = [typeof(CallConvCdecl)])]
    private static int Free(nint model) => Call.Run(() => OpenModels.Free(model));

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_label_count", CallConvs = [typeof(CallConvCdecl)])]
    private static int LabelCount(nint model, int* count) => Call.Run(() =>
    {
        CallException.ThrowIfNull(count, nameof(count));
        *count = OpenModels.Get(model).Predictor.Labels.Count;
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_label_name", CallConvs = [typeof(CallConvCdecl)])]
    private static int LabelName(nint model, int label, byte** name) => Call.Run(() =>
    {
        CallException.ThrowIfNull(name, nameof(name));
        *name = OpenModels.Get(model).Name(label);
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_threshold", CallConvs = [typeof(CallConvCdecl)])]
    private static int Threshold(nint model, double* threshold) => Call.Run(() =>
    {
        CallException.ThrowIfNull(threshold, nameof(threshold));
        *threshold = OpenModels.Get(model).Predictor.Threshold;
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_last_error", CallConvs = [typeof(CallConvCdecl)])]
    private static byte* Error() => LastError.Pointer;

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_version", CallConvs = [typeof(CallConvCdecl)])]
    private static byte* Version() => LastError.PointerTo(s_version);
}
