using GruSentiment.Models;

namespace GruSentiment.CLibrary;

/// <summary>A call from C: no exception leaves it.</summary>
internal static class Call
{
    /// <summary>Runs it, and makes a status and a sentence of what is thrown.</summary>
    public static int Run(Action call)
    {
        try
        {
            call();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return (int)Fail(e);
        }
    }

    private static Status Fail(Exception exception)
    {
        (Status status, string message) = exception switch
        {
            CallException fault => (fault.Status, fault.Message),
            ModelException fault => (Status.BrokenModel, fault.Message),
            GruSentimentException fault => (Status.InvalidArgument, fault.Message),
            ArgumentOutOfRangeException fault => (Status.InvalidArgument, OneLine(fault.Message)),
            ObjectDisposedException => (Status.InvalidModel, OpenModels.Freed),
            OutOfMemoryException => (Status.OutOfMemory, "There is not enough memory."),
            IOException or UnauthorizedAccessException => (Status.BrokenModel, exception.Message),
            _ => (Status.InternalError, $"A fault in the library: {exception.GetType().Name}: {exception.Message}"),
        };
        try
        {
            LastError.Set(message);
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
        return status;
    }

    /// <summary>Without what .NET adds behind: the name of a parameter and its value.</summary>
    private static string OneLine(string message) => message.Split(" (Parameter ", 2)[0].Split('\n', 2)[0];
}
