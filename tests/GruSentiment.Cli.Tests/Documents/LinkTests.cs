using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests.Documents;

public class LinkTests
{
    [Fact]
    public void Every_relative_link_of_the_documents_leads_to_a_file_and_its_heading() => Assert.Empty(
        from document in Document.All
        from link in document.Links
        where !link.Contains("://", StringComparison.Ordinal) && !Leads(document, link)
        select $"{document}: {link}");

    private static bool Leads(Document from, string link)
    {
        (string file, string? anchor) = link.Split('#') is [var path, var heading] ? (path, heading) : (link, null);
        string target = file.Length == 0 ? from.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Path)!, file));
        if (!Path.Exists(target))
            return false;
        return anchor is null || Document.All.Single(document => document.Path == target).Anchors.Contains(anchor);
    }
}
