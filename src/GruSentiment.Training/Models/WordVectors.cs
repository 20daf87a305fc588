using static TorchSharp.torch;

namespace GruSentiment.Training.Models;

/// <summary>
/// The word vectors a batch uses, cut out of the embedding: a leaf of autograd of their own, so that the gradient has a row for each word that
/// occurred and none for the tens of thousands that did not.
/// </summary>
/// <param name="Ids">The distinct words [U].</param>
/// <param name="Values">Their vectors [U, E].</param>
public sealed record WordVectors(int[] Ids, Tensor Values);
