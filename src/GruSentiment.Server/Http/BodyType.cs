using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>What a request says that its body is.</summary>
internal static class BodyType
{
    private const string Json = "application/json";

    private static readonly string[] s_forms = ["application/x-www-form-urlencoded", "multipart/form-data"];

    /// <summary>Refuses a body that is not said to be JSON: a page from elsewhere can send others without being asked.</summary>
    /// <exception cref="RequestFault">It is not.</exception>
    public static void CheckJson(HttpRequest request)
    {
        string? found = request.ContentType;
        if (found == Json)
            return;
        string[] parts = (found ?? "").Split(';', StringSplitOptions.TrimEntries);
        bool isJson = parts[0].Equals(Json, StringComparison.OrdinalIgnoreCase) && parts[1..].All(IsUtf8);
        if (!isJson)
            throw Other(found, Json);
    }

    /// <summary>Refuses forms: a file is sent as it is.</summary>
    /// <exception cref="RequestFault">It is one.</exception>
    public static void CheckFile(HttpRequest request)
    {
        string type = (request.ContentType ?? "").Split(';')[0].Trim();
        if (s_forms.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw Other(request.ContentType, "text/csv, or another type of a file that is sent as it is,");
    }

    private static bool IsUtf8(string parameter) => parameter.Length == 0
        || (parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase)
            && parameter.AsSpan("charset=".Length).Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static RequestFault Other(string? found, string expected)
    {
        string named = found is null ? "none" : $"\"{found}\"";
        return new(StatusCodes.Status415UnsupportedMediaType, $"Content-Type: {named}; {expected} was expected.");
    }
}
