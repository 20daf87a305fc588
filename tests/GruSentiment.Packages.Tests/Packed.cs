namespace GruSentiment.Packages.Tests;

/// <summary>The tests that share the packages: they are made once, and these tests run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Packed : ICollectionFixture<PackedPackages>
{
    /// <summary>Its name.</summary>
    public const string Name = "Packed";
}
