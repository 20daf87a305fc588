using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>The functions of <c>gru_sentiment.h</c> on texts: predict, explain.</summary>
internal static unsafe class TextExports
{
    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_predict", CallConvs = [typeof(CallConvCdecl)])]
    private static int Predict(nint model, byte* text, long length, int* label, float* probabilities, float* known) => Call.Run(() =>
    {
        SentimentPredictor predictor = OpenModels.Get(model).Predictor;
        new AnswerArrays(label, probabilities, known).Write(0, predictor.Predict(ForeignText.Read(text, length, nameof(text))));
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_predict_batch", CallConvs = [typeof(CallConvCdecl)])]
    private static int PredictBatch(
        nint model, byte** texts, long* lengths, long count, int* labels, float* probabilities, float* known) => Call.Run(() =>
    {
        SentimentPredictor predictor = OpenModels.Get(model).Predictor;
        if (count < 0 || count > Array.MaxLength)
            throw new CallException(Status.InvalidArgument, $"count is {count}; it must be 0 to {Array.MaxLength}.");
        if (count == 0)
            return;
        CallException.ThrowIfNull(texts, nameof(texts));
        string[] read = new string[count];
        for (int i = 0; i < read.Length; i++)
            read[i] = ForeignText.Read(texts[i], lengths is null ? -1 : lengths[i], $"texts[{i}]");
        Prediction[] predictions = predictor.Predict(read);
        var answers = new AnswerArrays(labels, probabilities, known);
        for (int i = 0; i < predictions.Length; i++)
            answers.Write(i, predictions[i]);
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_explain", CallConvs = [typeof(CallConvCdecl)])]
    private static int Explain(nint model, byte* text, long length, byte** json, long* jsonLength) => Call.Run(() =>
    {
        SentimentPredictor predictor = OpenModels.Get(model).Predictor;
        CallException.ThrowIfNull(json, nameof(json));
        Explanation explanation = predictor.Explain(ForeignText.Read(text, length, nameof(text)));
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, PredictionJson.Options))
        {
            writer.WriteStartObject();
            ExplanationJson.Write(writer, new AnswerLabel(unsureBelow: null).Of(explanation.Prediction), explanation);
            writer.WriteEndObject();
        }
        *json = ForeignText.Copy(bytes.WrittenSpan);
        if (jsonLength is not null)
            *jsonLength = bytes.WrittenCount;
    });

    [UnmanagedCallersOnly(EntryPoint = "gru_sentiment_free_text", CallConvs = [typeof(CallConvCdecl)])]
    private static void FreeText(byte* text) => ForeignText.Free(text);
}
