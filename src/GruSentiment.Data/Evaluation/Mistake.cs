namespace GruSentiment.Data.Evaluation;

/// <summary>A row that a model answered wrongly.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Label">Its true class.</param>
/// <param name="Predicted">The class that was predicted.</param>
/// <param name="Probability">The probability of that class.</param>
internal sealed record Mistake(int Line, string Text, string Label, string Predicted, float Probability);
