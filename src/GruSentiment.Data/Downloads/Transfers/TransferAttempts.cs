using System.Globalization;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>Tries again, within bounds, what a connection that broke or fell silent had no success with.</summary>
/// <param name="address">Where the archive is.</param>
/// <param name="options">How patient the transfer is.</param>
internal sealed class TransferAttempts(Uri address, TransferOptions options)
{
    private int _attempt = 1;
    private long? _furthest;

    /// <summary>Whether the server has answered once: then what seems hopeless may pass.</summary>
    public bool HasAnswer { get; set; }

    /// <summary>Is told, in a sentence, of each failed attempt that is followed by another.</summary>
    public Action<string>? Notice { get; set; }

    /// <summary>Tries, and tries again where that may help.</summary>
    /// <param name="archive">What has arrived, by which an attempt is seen to have been worth it.</param>
    /// <param name="attempt">Tries; is cancelled where nothing arrives, unless it puts that off itself.</param>
    /// <param name="failed">Is called after each failed attempt.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DownloadException">It was of no use.</exception>
    public async Task<T> Run<T>(
        PartialArchive archive, Func<CancellationTokenSource, Task<T>> attempt, Action failed, CancellationToken cancellation)
    {
        _furthest ??= archive.Length;
        while (true)
        {
            try
            {
                return await Once(attempt, cancellation).ConfigureAwait(false);
            }
            catch (TransferFault fault)
            {
                failed();
                if (archive.Length >= _furthest + options.ProgressBytes)
                    _attempt = 1;
                _furthest = Math.Max(_furthest.Value, archive.Length);
                if (!fault.Passing || _attempt >= options.Attempts)
                    throw Failure(fault, _attempt, archive);
                TimeSpan delay = Delay(_attempt, fault.RetryAfter);
                Notice?.Invoke($"{address}: {fault.Message}; trying again in {Seconds(delay)}.");
                await Task.Delay(delay, cancellation).ConfigureAwait(false);
                _attempt++;
            }
        }
    }

    private async Task<T> Once<T>(Func<CancellationTokenSource, Task<T>> attempt, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            silence.CancelAfter(options.SilenceTimeout);
            return await attempt(silence).ConfigureAwait(false);
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
            throw new TransferFault($"can't be reached: {e.Message}", e) { Passing = HasAnswer || !hopeless };
        }
    }

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
