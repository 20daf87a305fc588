namespace GruSentiment.Runs;

/// <summary>
/// Keeps a run directory for one training: a hidden file <c>.RUN.lock</c> that exactly one process can create or hold open. It is gone when
/// it is disposed of; one that a killed training left holds nobody up.
/// </summary>
/// <remarks>
/// On Unix a file may be removed by the one that holds it after another has opened it. Where a file of this kind (<c>OpenOrCreate</c>,
/// <c>DeleteOnClose</c>, no sharing) is locked then, .NET compares it with the one of its name, and opens that one if it is another.
/// </remarks>
internal sealed class RunClaim : IDisposable
{
    private readonly FileStream _file;

    private RunClaim(FileStream file) => _file = file;

    /// <summary>The file of a run directory.</summary>
    /// <param name="run">The run directory, in full.</param>
    /// <param name="place">Where the file stands.</param>
    public static string FileOf(string run, string place) => Path.Combine(place, $".{Path.GetFileName(run)}.lock");

    /// <summary>Creates or takes the file; null where another training has it.</summary>
    /// <param name="file">See <see cref="FileOf"/>.</param>
    /// <param name="isNew">Whether it must not be there yet, held or not: that is safe on network disks without locks too.</param>
    /// <exception cref="IOException">Its directory can't be written to; so does <see cref="UnauthorizedAccessException"/> tell.</exception>
    public static RunClaim? TryTake(string file, bool isNew)
    {
        FileMode mode = isNew ? FileMode.CreateNew : FileMode.OpenOrCreate;
        try
        {
            return new RunClaim(new FileStream(file, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException e) when (IsTaken(e))
        {
            return null;
        }
    }

    /// <summary>Whether a training holds the file. To look takes it for a moment at most, and leaves it as it is.</summary>
    public static bool IsHeld(string file)
    {
        try
        {
            if (File.Exists(file))
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete).Dispose();
            return false;
        }
        catch (IOException e) when (IsTaken(e))
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // Gone meanwhile, or not ours to read.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Whether the file is there already, or is held: numbers of Windows (WinError.h), or of the others (errno.h).</summary>
    private static bool IsTaken(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 80 or 183 // ERROR_SHARING_VIOLATION, ERROR_FILE_EXISTS, ERROR_ALREADY_EXISTS
        : e.HResult is 17 or 11 or 35; // EEXIST, EAGAIN of Linux, EAGAIN of macOS
}
