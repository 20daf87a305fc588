using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>What stands behind a path's question mark.</summary>
internal static class RequestQuery
{
    /// <summary>Refuses what a path does not know.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The names that it may have.</param>
    /// <exception cref="RequestFault">It has another, or one twice.</exception>
    public static void Check(HttpRequest request, params ReadOnlySpan<string> known)
    {
        if (!request.QueryString.HasValue)
            return;
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Query)
        {
            if (!known.Contains(name))
            {
                string expected = known.IsEmpty ? "nothing" : "one of " + string.Join(", ", known.ToArray());
                throw new RequestFault(StatusCodes.Status400BadRequest, $"query: \"{name}\"; {expected} was expected.");
            }
            if (values.Count > 1)
                throw new RequestFault(StatusCodes.Status400BadRequest, $"query: \"{name}\" more than once; one was expected.");
        }
    }

    /// <summary>A value; null where it is not given or empty.</summary>
    public static string? Value(HttpRequest request, string name) =>
        request.QueryString.HasValue && request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
