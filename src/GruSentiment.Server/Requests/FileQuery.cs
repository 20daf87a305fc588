using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Server.Http;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Requests;

/// <summary>What a request says of its file.</summary>
/// <param name="Model">The model it is for; null where the request names none.</param>
/// <param name="Name">Its name, by whose ending it is read.</param>
/// <param name="Reader">How it is read.</param>
internal sealed record FileQuery(string? Model, string Name, ReviewReaderOptions Reader)
{
    private const string DefaultName = "reviews.csv";
    private const int LongestName = 200;

    private static readonly string[] s_known = ["model", "name", .. ReviewReaderOptions.ForTexts.Select(option => option.Key)];

    /// <summary>Reads it.</summary>
    /// <exception cref="RequestFault">It says what can't be meant.</exception>
    public static FileQuery Of(HttpRequest request)
    {
        RequestQuery.Check(request, s_known);
        OptionValues values = OptionValues.None;
        foreach (DeclaredOption option in ReviewReaderOptions.ForTexts)
        {
            if (RequestQuery.Value(request, option.Key) is not { } text)
                continue;
            if (option.Parse(text, out object? value) is { } fault)
                throw new RequestFault(StatusCodes.Status400BadRequest, fault);
            values = values.With(option, value);
        }
        var reader = new ReviewReaderOptions { Values = values };
        if (reader.Faults().FirstOrDefault() is { } wrong)
            throw new RequestFault(StatusCodes.Status400BadRequest, wrong);
        string name = RequestQuery.Value(request, "name") ?? DefaultName;
        return new FileQuery(RequestQuery.Value(request, "model"), ShortText.Of(name, LongestName), reader);
    }
}
