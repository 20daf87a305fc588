namespace GruSentiment.NativeCli.Tests;

/// <summary>All tests of the program: it is published once for them.</summary>
[CollectionDefinition(Name)]
public sealed class OnePublishedProgram : ICollectionFixture<NativeProgramFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Program";
}
