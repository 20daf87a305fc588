namespace GruSentiment.CLibrary.Tests;

/// <summary>All tests of the library: it is published once for them.</summary>
[CollectionDefinition(Name)]
public sealed class OnePublishedLibrary : ICollectionFixture<NativeLibraryFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Library";
}
