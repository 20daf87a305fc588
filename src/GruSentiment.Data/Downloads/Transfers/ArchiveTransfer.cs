using System.Net;
using System.Net.Http.Headers;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>
/// Fetches an archive over HTTP, all of it or as much as is asked for: goes on where an earlier transfer broke off, and tries again, within
/// bounds, when this one does.
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

    private readonly TransferAttempts _attempts = new(address, options);
    private readonly byte[] _block = new byte[128 * 1024];

    private HttpResponseMessage? _answer;
    private Stream? _content;
    private long _next;

    /// <summary>Is told how far it is.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Is told, in a sentence, of each failed attempt that is followed by another.</summary>
    public Action<string>? Notice { init => _attempts.Notice = value; }

    /// <summary>Fetches what the archive lacks.</summary>
    /// <exception cref="DownloadException">It can't be had.</exception>
    public async Task Fetch(PartialArchive archive, CancellationToken cancellation)
    {
        while (await More(archive, cancellation).ConfigureAwait(false))
            Progress?.Report(new DownloadProgress(DownloadStage.Fetch, archive.Length, archive.Identity?.Length));
    }

    /// <summary>Fetches the next bytes that the archive lacks.</summary>
    /// <returns>False where it has its end.</returns>
    /// <exception cref="DownloadException">They can't be had.</exception>
    public async Task<bool> More(PartialArchive archive, CancellationToken cancellation) =>
        !archive.HasEnd && await Try(archive, silence => Append(archive, silence), cancellation).ConfigureAwait(false);

    /// <summary>Fetches the archive's end.</summary>
    /// <param name="archive">What has arrived so far.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where the server does not send parts, or parts that can't be told to be of one version.</returns>
    /// <exception cref="DownloadException">It can't be had.</exception>
    public Task<ArchiveTail?> Tail(PartialArchive archive, CancellationToken cancellation) => Try(archive, Tail, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _http.Dispose();
    }

    private Task<T> Try<T>(PartialArchive archive, Func<CancellationTokenSource, Task<T>> attempt, CancellationToken cancellation) =>
        _attempts.Run(archive, attempt, Close, cancellation);

    private async Task<bool> Append(PartialArchive archive, CancellationTokenSource silence)
    {
        if (_content is null || _next != archive.Next)
        {
            RangeConditionHeaderValue? condition = archive.Identity?.Condition;
            await Ask(archive.Next > 0 && condition is not null ? new RangeHeaderValue(archive.Next, null) : null, condition, silence)
                .ConfigureAwait(false);
            Accept(_answer!, archive);
        }
        int read = await Read(_content!, _block, silence).ConfigureAwait(false);
        if (read == 0)
        {
            Close();
            if (archive.Identity?.Length is { } length && archive.Next != length)
                throw new TransferFault(Invariant($"the connection ended after {archive.Next:n0} of {length:n0} bytes")) { Passing = true };
            archive.End();
            return false;
        }
        if (archive.Next + read > limit)
            throw TooLong();
        archive.Append(_block.AsSpan(0, read));
        _next = archive.Next;
        return true;
    }

    private async Task<ArchiveTail?> Tail(CancellationTokenSource silence)
    {
        await Ask(new RangeHeaderValue(null, ArchiveTail.Wanted), null, silence).ConfigureAwait(false);
        HttpResponseMessage answer = _answer!;
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable))
            throw Refused(answer);
        var identity = ArchiveIdentity.Of(address, answer);
        if (identity.Length > limit)
            throw TooLong();
        ContentRangeHeaderValue? range = answer.Content.Headers.ContentRange;
        if (answer.StatusCode != HttpStatusCode.PartialContent || identity.Condition is null
            || range is not { From: { } first, To: { } last, Length: { } length }
            || last != length - 1 || length - first > ArchiveTail.Wanted)
        {
            Close();
            return null;
        }
        byte[] bytes = new byte[length - first];
        for (int done = 0, read; done < bytes.Length; done += read)
        {
            read = await Read(_content!, bytes.AsMemory(done), silence).ConfigureAwait(false);
            if (read == 0)
                throw new TransferFault("the connection ended too early") { Passing = true };
        }
        Close();
        return new ArchiveTail(identity, first, bytes);
    }

    /// <summary>Asks for the archive or a part of it. Afterwards there are an answer and its content.</summary>
    private async Task Ask(RangeHeaderValue? range, RangeConditionHeaderValue? condition, CancellationTokenSource silence)
    {
        Close();
        _answer = await RedirectedRequest.Send(_http, address, range, condition, options.Redirects, silence.Token).ConfigureAwait(false);
        _attempts.HasAnswer = true;
        if (_answer.IsSuccessStatusCode && _answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
            throw new TransferFault("the server sends a web page instead of the archive");
        _content = await _answer.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
    }

    private void Close()
    {
        _answer?.Dispose();
        (_answer, _content) = (null, null);
    }

    /// <summary>Makes the archive ready for the content of an answer.</summary>
    private void Accept(HttpResponseMessage answer, PartialArchive archive)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.PartialContent when answer.Content.Headers.ContentRange is { From: { } from } range
                && from == archive.Next && from > 0
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

    private async Task<int> Read(Stream content, Memory<byte> block, CancellationTokenSource silence)
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
}
