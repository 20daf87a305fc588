namespace GruSentiment.CommandLine;

/// <summary>Failures of the system below the program, which are no bug in it: too little memory, files that can't be opened.</summary>
internal static class SystemFault
{
    private const string OutOfMemory =
        "there is not enough memory. Try a smaller --batch-size, --hidden-dim, --embedding-dim, --max-length or --vocab-size.";

    private const string CantLoad = "a part of the program can't be loaded. There may be too little memory (ulimit -v), too few files "
        + "may be open at once (ulimit -n), or files of the program are missing";

    /// <summary>What to tell the user; null where it may be a bug.</summary>
    public static string? Of(Exception exception)
    {
        Exception[] causes = [.. Causes(exception)];
        if (causes.Any(IsOutOfMemory))
            return OutOfMemory;
        if (causes.LastOrDefault(IsOfLoading) is { } loading)
            return $"{CantLoad}: {loading.Message.Split('\n')[0].TrimEnd('\r')}";
        if (exception is not (IOException or UnauthorizedAccessException))
            return null;
        return WorkingDirectory.IsGone ? WorkingDirectory.Fault : exception.Message;
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    /// <summary>.NET's own heap, or libtorch's, which says so in words alone.</summary>
    private static bool IsOutOfMemory(Exception e) =>
        e is OutOfMemoryException || e.Message.Contains("can't allocate memory", StringComparison.Ordinal);

    /// <summary>A library of .NET or of the system; of those of .NET the exception says which version was expected.</summary>
    private static bool IsOfLoading(Exception e) => e switch
    {
        FileNotFoundException file => IsLibrary(file.FileName),
        FileLoadException file => IsLibrary(file.FileName),
        DllNotFoundException => true,
        NotSupportedException => e.Message.Contains("TorchSharp", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsLibrary(string? name) => name?.Contains(", Version=", StringComparison.Ordinal) == true;
}
