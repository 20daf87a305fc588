using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// Turns the word vectors of texts into features, differentiably. Its parameters have the names they are saved under, as
/// <see cref="GruSentiment.Encoders.EncoderArchitecture.Weights"/> lists them.
/// </summary>
/// <remarks>Letters: B texts in the batch, U distinct words among them, E embedding dimension, F features.</remarks>
internal abstract class EncoderModule : nn.Module<Tensor, RaggedBatch, Tensor>
{
    /// <param name="name">The class's name.</param>
    protected EncoderModule(string name) : base(name)
    {
    }

    /// <summary>The features of texts.</summary>
    /// <param name="words">A vector for each distinct word of the batch, in its order [U, E].</param>
    /// <param name="batch">Which of them stands where; it must not be filled again before the backward pass.</param>
    /// <returns>Features [B, F]. No text's depend on another's, nor on its length.</returns>
    public abstract override Tensor forward(Tensor words, RaggedBatch batch);
}
