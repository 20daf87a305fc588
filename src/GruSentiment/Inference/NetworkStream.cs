using GruSentiment.Encoders;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <summary>One text on its way through a network, a token at a time. Not safe for threads.</summary>
/// <param name="network">The network.</param>
/// <param name="encoder">A text on its way through its encoder.</param>
/// <param name="width">F.</param>
internal sealed class NetworkStream(NetworkInference network, IEncoderStepper encoder, int width)
{
    private readonly float[] _features = new float[width];

    /// <summary>Reads the next token.</summary>
    public void Step(int id) => encoder.Step(id);

    /// <summary>Adds the logits of the tokens so far to what stands there.</summary>
    /// <param name="logits">[C].</param>
    /// <param name="isEmpty">Whether there is no token yet: such a text is read as one that the vocabulary does not have.</param>
    public void AddLogits(Span<double> logits, bool isEmpty)
    {
        if (isEmpty)
            encoder.Step(Vocabulary.UnknownId);
        encoder.Read(_features);
        if (isEmpty)
            encoder.Reset();
        network.AddLogits(_features, logits);
    }

    /// <summary>Forgets all tokens; a saved place stays.</summary>
    public void Reset() => encoder.Reset();

    /// <summary>Keeps this place in the text, instead of the one kept before.</summary>
    public void Save() => encoder.Save();

    /// <summary>Goes back to the place kept last.</summary>
    public void Restore() => encoder.Restore();
}
