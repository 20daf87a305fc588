namespace GruSentiment.Data.Behaviour;

/// <summary>A sentence with the answer that a model should give.</summary>
/// <param name="Capability">What it takes to answer it: <c>negated positive</c>.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Label">The class: <c>negative</c>, <c>neutral</c> or <c>positive</c>, or a class of the model.</param>
/// <param name="IsHeldOut">Whether its opinion word is one that no sentence of the training's own pairs has.</param>
internal sealed record BehaviourTest(string Capability, string Text, string Label, bool IsHeldOut = false);
