namespace GruSentiment.Training.Encoders;

/// <summary>An encoder whose first layer can be pretrained, as a language model.</summary>
internal interface IPretrainable
{
    /// <summary>The first layer, with a copy of its weights.</summary>
    /// <param name="threads">Processor threads; they never change a result.</param>
    IRecurrentLayer CopyFirstLayer(int threads);
}
