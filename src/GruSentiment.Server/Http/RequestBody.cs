using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace GruSentiment.Server.Http;

/// <summary>Reads a body whole, up to a size. Memory is taken as bytes come, not as a request announces them.</summary>
internal static class RequestBody
{
    private const int FirstSize = 4096;

    /// <summary>Makes something of a body.</summary>
    public delegate T Parse<out T>(ReadOnlySpan<byte> body);

    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="parse">Makes something of it.</param>
    /// <exception cref="RequestFault">It is larger.</exception>
    public static async ValueTask<T> Read<T>(HttpContext context, int most, Parse<T> parse)
    {
        if (context.Request.ContentLength > most)
            throw TooLarge(most);
        PipeReader reader = context.Request.BodyReader;
        ReadResult result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        if (result is { IsCompleted: true, Buffer.IsSingleSegment: true })
            return ParseAt(reader, result.Buffer, parse);
        byte[] body = ArrayPool<byte>.Shared.Rent(FirstSize);
        try
        {
            int length = 0;
            while (true)
            {
                int read = checked((int)result.Buffer.Length);
                bool fits = read <= most - length;
                if (fits)
                {
                    body = WithRoom(body, length, read);
                    result.Buffer.CopyTo(body.AsSpan(length));
                    length += read;
                }
                reader.AdvanceTo(result.Buffer.End);
                if (!fits)
                    throw TooLarge(most);
                if (result.IsCompleted)
                    return parse(body.AsSpan(0, length));
                result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    /// <summary>What is thrown where a body is too large.</summary>
    public static RequestFault TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, Invariant($"body: too large; at most {most:N0} bytes were expected."));

    private static T ParseAt<T>(PipeReader reader, ReadOnlySequence<byte> body, Parse<T> parse)
    {
        try
        {
            return parse(body.FirstSpan);
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    private static byte[] WithRoom(byte[] body, int length, int more)
    {
        if (length + more <= body.Length)
            return body;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * body.Length, length + more));
        body.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(body);
        return larger;
    }
}
