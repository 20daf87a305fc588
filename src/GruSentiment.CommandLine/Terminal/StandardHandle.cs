using System.Runtime.InteropServices;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>
/// Whether the process was given a standard stream. Where a shell has closed one (<c>&lt;&amp;-</c>), its number soon belongs to something
/// of the runtime's own, a pipe to itself, from which nothing ever comes and in which all is lost.
/// </summary>
internal static class StandardHandle
{
    public const int Input = 0, Output = 1, Error = 2;

    private const int GetFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>The names of files that are the standard input.</summary>
    private static readonly string[] s_inputs = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

    /// <summary>Whether a stream was open when the process began.</summary>
    public static bool IsOpen(int number)
    {
        if (OperatingSystem.IsWindows())
            return true; // There it is a handle, which no other file takes.
        // What came through exec was not to be closed by it; the runtime's own handles are.
        int flags = Control(number, GetFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    /// <summary>Refuses a file that is the standard input where that is closed.</summary>
    /// <exception cref="GruSentimentException">It is closed.</exception>
    public static void RefuseClosedInput(string file)
    {
        if (s_inputs.Contains(file) && !IsOpen(Input))
            throw new GruSentimentException($"standard input: is closed; a file or a pipe was expected.");
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int handle, int command);
}
