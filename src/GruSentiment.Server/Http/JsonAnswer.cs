using System.Buffers;
using System.Text.Json;
using GruSentiment.Inference;
using GruSentiment.Options;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>Writes an answer in JSON. Each thread has its own buffer, which is empty again when the answer has been handed over.</summary>
internal static class JsonAnswer
{
    /// <summary>A buffer that became larger is given up, so that a large answer does not stay in memory.</summary>
    private const int LargestKept = 1 << 18;

    private const string ContentType = "application/json";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_json;

    /// <summary>Sends one object.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="answer">What is written.</param>
    /// <param name="write">Adds it to the object.</param>
    /// <param name="status">The answer's status.</param>
    public static void Send<T>(HttpContext context, T answer, Action<Utf8JsonWriter, T> write, int status = StatusCodes.Status200OK)
    {
        ArrayBufferWriter<byte> buffer = t_buffer ??= new ArrayBufferWriter<byte>(1024);
        Utf8JsonWriter json = t_json ??= new Utf8JsonWriter(buffer, PredictionJson.Options);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        write(json, answer);
        json.WriteEndObject();
        json.Flush();
        context.Response.StatusCode = status;
        Send(context, ContentType, buffer.WrittenSpan);
        if (buffer.Capacity > LargestKept)
            (t_buffer, t_json) = (null, null);
    }

    /// <summary>Sends bytes as they are.</summary>
    public static void Send(HttpContext context, string contentType, ReadOnlySpan<byte> bytes)
    {
        HttpResponse response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (bytes.IsEmpty || HttpMethods.IsHead(context.Request.Method))
            return;
        bytes.CopyTo(response.BodyWriter.GetSpan(bytes.Length)); // Asked for no size, a server without a host gives no room.
        response.BodyWriter.Advance(bytes.Length);
    }

    /// <summary>Sends <c>{"error":…}</c>; options are named as a request names them.</summary>
    public static void SendError(HttpContext context, int status, UserMessage message) =>
        Send(context, message.ToString(Named), (json, text) => json.WriteString("error", text), status);

    private static string Named(OptionMention mention) =>
        mention.Value is null ? mention.Option.Key : $"{mention.Option.Key}={mention.Value}";
}
