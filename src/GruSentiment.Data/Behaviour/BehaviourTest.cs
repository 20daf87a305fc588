namespace GruSentiment.Data.Behaviour;

/// <summary>A text with the answer that a model should give.</summary>
/// <param name="Capability">What it takes to answer it: <c>negated positive</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Label">The class: <c>negative</c>, <c>neutral</c> or <c>positive</c>, or a class of the model.</param>
/// <param name="IsHeldOut">Whether its opinion words stand in no sentence that a training adds by itself.</param>
/// <param name="Line">The line, from 1, of its file; 0 for a built-in test.</param>
internal sealed record BehaviourTest(string Capability, string Text, string Label, bool IsHeldOut = false, int Line = 0);
