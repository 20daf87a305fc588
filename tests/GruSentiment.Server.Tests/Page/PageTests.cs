namespace GruSentiment.Server.Tests.Page;

/// <summary>The tests of the page: one server, one browser, one test at a time.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<PageServer>
{
    public const string Name = "Page";
}
