using System.Net;
using System.Net.Http.Headers;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>Asks for a file and follows where the server points, a bounded number of times and never from https to http.</summary>
internal static class RedirectedRequest
{
    /// <summary>Sends it. The answer's headers have arrived, its content has not.</summary>
    /// <param name="http">A client that does not follow redirects itself.</param>
    /// <param name="address">Where to begin.</param>
    /// <param name="range">The part asked for; null for the whole file.</param>
    /// <param name="condition">By what the server is to recognise the version that <paramref name="range"/> counts in.</param>
    /// <param name="redirects">Redirects followed at most.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="TransferFault">The redirects lead nowhere.</exception>
    public static async Task<HttpResponseMessage> Send(
        HttpClient http, Uri address, RangeHeaderValue? range, RangeConditionHeaderValue? condition, int redirects,
        CancellationToken cancellation)
    {
        Uri current = address;
        for (int followed = 0; ; followed++)
        {
            using HttpRequestMessage request = Request(current, range, condition);
            HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            if (!IsRedirect(answer))
                return answer;
            using (answer)
            {
                if (followed == redirects)
                    throw new TransferFault(Invariant($"redirects more than {redirects} times, at last from {current}"));
                current = Next(current, answer.Headers.Location);
            }
        }
    }

    private static HttpRequestMessage Request(Uri address, RangeHeaderValue? range, RangeConditionHeaderValue? condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(
            new ProductInfoHeaderValue("GruSentiment", typeof(RedirectedRequest).Assembly.GetName().Version?.ToString(3)));
        request.Headers.AcceptEncoding.ParseAdd("identity");
        request.Headers.Range = range;
        request.Headers.IfRange = range is null ? null : condition;
        return request;
    }

    private static bool IsRedirect(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Next(Uri current, Uri? location)
    {
        if (location is null)
            throw new TransferFault($"redirects from {current} without saying where to");
        if (!Uri.TryCreate(current, location, out Uri? next))
            throw new TransferFault($"redirects to \"{location.OriginalString}\", which is no address");
        bool permitted = next.Scheme == Uri.UriSchemeHttps || next.Scheme == Uri.UriSchemeHttp && current.Scheme == Uri.UriSchemeHttp;
        return permitted ? next : throw new TransferFault($"redirects to {next}, which is not followed: only https is, and http from http");
    }
}
