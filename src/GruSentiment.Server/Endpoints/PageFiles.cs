using GruSentiment.Server.Http;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary>The page's files, each at its own name, and <c>index.html</c> at the top.</summary>
internal static class PageFiles
{
    private const string Folder = "page/";
    private const string Index = "index.html";

    /// <summary>Their paths.</summary>
    public static IEnumerable<Route> Routes() =>
        from resource in typeof(PageFiles).Assembly.GetManifestResourceNames()
        where resource.StartsWith(Folder, StringComparison.Ordinal)
        let name = resource[Folder.Length..]
        select new Route($"/{(name == Index ? "" : name)}", HttpMethods.Get, EmbeddedFile.Read(resource).Answer)
        {
            IsShown = name == Index,
        };
}
