using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>A path of the server, and what answers there.</summary>
/// <param name="Path">The path.</param>
/// <param name="Method">Its method; one with GET has HEAD too.</param>
/// <param name="Answer">Answers a request.</param>
internal sealed record Route(string Path, string Method, Func<HttpContext, Task> Answer)
{
    /// <summary>Whether a person or program is told of it; those of a page's parts are of no use to them.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>The methods that it has, for the header <c>Allow</c>.</summary>
    public string Allow => Method == HttpMethods.Get ? "GET, HEAD" : Method;

    /// <summary>Whether it answers a method.</summary>
    public bool Has(string method) => method == Method || (Method == HttpMethods.Get && HttpMethods.IsHead(method));
}
