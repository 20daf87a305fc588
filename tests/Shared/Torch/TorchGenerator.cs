namespace GruSentiment.Tests.Torch;

/// <summary>Tests that draw from torch's one generator: one at a time, or a seed set by one would be used up by another.</summary>
[CollectionDefinition(Name)]
public class TorchGenerator
{
    public const string Name = "torch's generator";
}
