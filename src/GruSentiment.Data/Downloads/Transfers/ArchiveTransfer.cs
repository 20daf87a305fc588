using System.Globalization;
using System.Net;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>
/// Fetches an archive over HTTP: goes on where an earlier transfer broke off, and tries again, within bounds, when this one does.
/// </summary>
/// <param name="address">Where the archive is.</param>
/// <param name="limit">Bytes it may have.</param>
/// <param name="options">How patient the transfer is.</param>
internal sealed class ArchiveTransfer(Uri address, long limit, TransferOptions options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = options.ConnectTimeout })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private bool _answered;

    /// <summary>Is told how far it is.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Is told, in a sentence, of each failed attempt that is followed by another.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>Fetches what the archive lacks.</summary>
    /// <exception cref="DownloadException">It can't be had.</exception>
    public async Task Fetch(PartialArchive archive, CancellationToken cancellation)
    {
        long furthest = archive.Length;
        for (int attempt = 1; !archive.IsWhole; attempt++)
        {
            try
            {
                await Attempt(archive, cancellation).ConfigureAwait(false);
                archive.End();
            }
            catch (TransferFault fault)
            {
                if (archive.Length >= furthest + options.ProgressBytes)
                    attempt = 1;
                furthest = Math.Max(furthest, archive.Length);
                if (!fault.Passing || attempt >= options.Attempts)
                    throw Failure(fault, attempt, archive);
                TimeSpan delay = Delay(attempt, fault.RetryAfter);
                Notice?.Invoke($"{address}: {fault.Message}; trying again in {Seconds(delay)}.");
                await Task.Delay(delay, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task Attempt(PartialArchive archive, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            silence.CancelAfter(options.SilenceTimeout);
            using HttpResponseMessage answer = await RedirectedRequest
                .Send(_http, address, archive.Length, archive.Identity?.Condition, options.Redirects, silence.Token).ConfigureAwait(false);
            _answered = true;
            Accept(answer, archive);
            Stream content = await answer.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            byte[] block = new byte[128 * 1024];
            for (int read; (read = await Read(content, block, silence).ConfigureAwait(false)) > 0;)
            {
                if (archive.Length + read > limit)
                    throw TooLong();
                archive.Append(block.AsSpan(0, read));
                Progress?.Report(new DownloadProgress(DownloadStage.Fetch, archive.Length, archive.Identity?.Length));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferFault(silence.IsCancellationRequested ? $"nothing arrived for {Seconds(options.SilenceTimeout)}"
                : $"no connection came about within {Seconds(options.ConnectTimeout)}")
            { Passing = true };
        }
        catch (HttpRequestException e)
        {
            bool hopeless = e.HttpRequestError
                is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw new TransferFault($"can't be reached: {e.Message}", e) { Passing = _answered || !hopeless };
        }
        if (archive.Identity?.Length is { } length && archive.Length != length)
            throw new TransferFault(Invariant($"the connection ended after {archive.Length:n0} of {length:n0} bytes")) { Passing = true };
    }

    /// <summary>Makes the archive ready for the content of an answer.</summary>
    private void Accept(HttpResponseMessage answer, PartialArchive archive)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.PartialContent when answer.Content.Headers.ContentRange is { From: { } from } range
                && from == archive.Length && from > 0
                && (range.Length is null || archive.Identity?.Length is null || range.Length == archive.Identity.Length):
                return;
            case HttpStatusCode.OK when answer.Content.Headers.ContentLength > limit:
                throw TooLong();
            case HttpStatusCode.OK:
                archive.Begin(ArchiveIdentity.Of(address, answer));
                return;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                archive.Clear();
                throw new TransferFault("the server sent another part than was asked for; it is discarded") { Passing = true };
            default:
                throw Refused(answer);
        }
    }

    private async Task<int> Read(Stream content, byte[] block, CancellationTokenSource silence)
    {
        silence.CancelAfter(options.SilenceTimeout);
        try
        {
            return await content.ReadAsync(block, silence.Token).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new TransferFault($"the connection broke: {e.Message}", e) { Passing = true };
        }
    }

    private static TransferFault Refused(HttpResponseMessage answer)
    {
        int status = (int)answer.StatusCode;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return new TransferFault(Invariant(
            $"the server answers {status} {answer.ReasonPhrase}{(status is 404 or 410 ? ": there is nothing at this address" : "")}"))
        {
            Passing = status is 408 or 425 or 429 or >= 500,
            RetryAfter = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null,
        };
    }

    private TransferFault TooLong() => new(Invariant($"the archive has more than {limit:n0} bytes, which is more than this set can have"));

    private TimeSpan Delay(int attempt, TimeSpan? asked)
    {
        TimeSpan own = options.FirstDelay * Math.Pow(2, attempt - 1);
        TimeSpan delay = asked > own ? asked.Value : own;
        return delay < options.LongestDelay ? delay : options.LongestDelay;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s");

    private DownloadException Failure(TransferFault fault, int attempts, PartialArchive archive)
    {
        string times = attempts > 1 ? Invariant($", after {attempts} attempts") : "";
        string kept = fault.Passing && archive.IsOfUse
            ? Invariant($" {archive.Length:n0} bytes are kept; the same command goes on from there.")
            : "";
        return new DownloadException($"{address}: {fault.Message}{times}.{kept}", fault);
    }
}
