using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

/// <summary>A server's answers that break off, or fall silent, before the file has been sent.</summary>
internal static class BrokenTransfer
{
    /// <summary>Bytes that are sent before.</summary>
    public const int Bytes = 100;

    /// <summary>An answer that breaks off; a silent one leaves the connection open instead.</summary>
    public static Answer Answer(ServedFile file, Request request, bool silent = false) =>
        file.Answer(request) with { BreakAfter = Bytes, Silent = silent };

    /// <summary>Breaks off the first answer and sends the others whole.</summary>
    public static Func<Request, Answer> AtFirst(ServedFile file)
    {
        int asked = 0;
        return request => asked++ == 0 ? Answer(file, request) : file.Answer(request);
    }
}
