using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>Where C wants answers: text after text; a pointer that is null is not written to.</summary>
internal readonly unsafe struct AnswerArrays(int* labels, float* probabilities, float* known)
{
    private readonly int* _labels = labels;
    private readonly float* _probabilities = probabilities;
    private readonly float* _known = known;

    public void Write(long text, Prediction prediction)
    {
        if (_labels is not null)
            _labels[text] = prediction.Class;
        if (_known is not null)
            _known[text] = prediction.Known;
        if (_probabilities is null)
            return;
        IReadOnlyList<float> values = prediction.Probabilities;
        for (int i = 0; i < values.Count; i++)
            _probabilities[text * values.Count + i] = values[i];
    }
}
