using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GruSentiment.Models;

/// <summary>
/// Has files, and their names in a directory, written to the disk itself. On Unix .NET asks for it and passes over the answer, though a
/// disk that fails, or a full one on another computer, may say so only then. A renamed file's name reaches the disk some time later,
/// unless its directory is flushed as a file is (fsync, POSIX.1-2024); Windows' file systems keep a journal of names.
/// </summary>
internal static partial class DiskFlush
{
    private const int ReadOnly = 0; // O_RDONLY
    private const int Interrupted = 4; // EINTR: a signal came meanwhile.

    /// <summary>No error of the disk, but what a file system or device does not do: EBADF, EINVAL, EROFS, ENOTSUP, EOPNOTSUPP.</summary>
    private static readonly int[] s_notDone = OperatingSystem.IsMacOS() ? [9, 22, 30, 45, 102] : [9, 22, 30, 95];

    /// <summary>Flushes what has been written to a file.</summary>
    /// <exception cref="IOException">The disk fails, or is full.</exception>
    public static void Content(FileStream stream)
    {
        stream.Flush();
        if (!OperatingSystem.IsWindows())
            Check(() => Sync(stream.SafeFileHandle));
        stream.Flush(flushToDisk: true); // On macOS it goes further than fsync: the disk empties its own memory.
    }

    /// <summary>Flushes the names of a directory.</summary>
    /// <exception cref="IOException">The disk fails, or is full.</exception>
    public static void Names(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        Check(() =>
        {
            using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(directory + '\0'), ReadOnly), ownsHandle: true);
            if (handle.IsInvalid) // It may be one that may be written to and not read.
                return Marshal.GetLastPInvokeError() == Interrupted ? -1 : 0;
            return Sync(handle);
        });
    }

    /// <summary>Does it, again where a signal interrupts it.</summary>
    /// <param name="flush">Returns 0, or leaves the number of an error.</param>
    /// <exception cref="IOException">The disk fails, or is full.</exception>
    internal static void Check(Func<int> flush)
    {
        int error;
        do
        {
            try
            {
                if (flush() == 0)
                    return;
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                return; // A system with another library: it has to be trusted.
            }
            error = Marshal.GetLastPInvokeError();
        }
        while (error == Interrupted);
        if (!s_notDone.Contains(error))
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle handle);
}
