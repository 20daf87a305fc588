namespace GruSentiment.CLibrary;

/// <summary>A fault of the caller: its status, and a sentence.</summary>
internal sealed class CallException(Status status, string message) : Exception(message)
{
    public Status Status => status;

    /// <summary>Refuses a pointer that is null.</summary>
    public static unsafe void ThrowIfNull(void* pointer, string name)
    {
        if (pointer is null)
            throw new CallException(Status.InvalidArgument, $"{name} is NULL.");
    }
}
