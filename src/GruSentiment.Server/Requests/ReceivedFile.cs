using GruSentiment.Server.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GruSentiment.Server.Requests;

/// <summary>
/// A file in a request. It is kept on disk until it is whole, as programs that send one, browsers among them, often take no answer before:
/// with an answer to its beginning, both sides would wait for each other.
/// </summary>
internal static class ReceivedFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Receives it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">Bytes at most.</param>
    /// <returns>Its bytes; the file is gone when they are closed.</returns>
    /// <exception cref="RequestFault">It is larger, or there is no room.</exception>
    public static async Task<FileStream> Receive(HttpContext context, long most)
    {
        if (context.Request.ContentLength > most)
            throw RequestBody.TooLarge(most);
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = most;
        FileStream file = Create();
        try
        {
            await Copy(context, file).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static FileStream Create()
    {
        string path = Path.Combine(Path.GetTempPath(), $"gru-sentiment-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return Written(() => new FileStream(path, options));
    }

    private static async Task Copy(HttpContext context, FileStream file)
    {
        byte[] block = new byte[BufferSize];
        Stream body = context.Request.Body;
        while (await body.ReadAsync(block, context.RequestAborted).ConfigureAwait(false) is > 0 and var read)
        {
            Written(() =>
            {
                file.Write(block, 0, read);
                return 0;
            });
        }
        Written(() =>
        {
            file.Flush();
            return 0;
        });
    }

    /// <summary>What fails on this side is no fault of the connection.</summary>
    private static T Written<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RequestFault(StatusCodes.Status503ServiceUnavailable, $"the server has no room for the file: {e.Message}");
        }
    }
}
