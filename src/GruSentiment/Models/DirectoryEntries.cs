using System.Runtime.InteropServices;
using System.Text;

namespace GruSentiment.Models;

/// <summary>
/// The names in a directory. On Unix they reach the disk some time after a file is renamed, unless the directory is flushed as a file is
/// (fsync, POSIX.1-2024). Windows' file systems keep a journal of them.
/// </summary>
internal static partial class DirectoryEntries
{
    private const int ReadOnly = 0; // O_RDONLY
    private const int InputOutputError = 5, NoSpace = 28; // EIO, ENOSPC: the same numbers on Linux and macOS.

    /// <summary>Has the names of a directory written to the disk. A file system that can't do so for a directory is left to its ways.</summary>
    /// <exception cref="IOException">The disk fails, or is full.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        int handle = Open(Encoding.UTF8.GetBytes(directory + '\0'), ReadOnly);
        if (handle < 0)
            return; // It may be written to and not read.
        int error = Sync(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (error is InputOutputError or NoSpace)
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
