namespace GruSentiment.Models;

/// <summary>
/// Gives a finished file the name of an older one. Unix does so whoever has the older one open. Windows refuses while anybody has, and
/// virus scanners and search indexes open every new file for a moment: there it is tried again for a while.
/// </summary>
/// <param name="move">Renames the first file to the second, replacing it.</param>
/// <param name="wait">Waits.</param>
/// <param name="refusesOpenFiles">Whether the system is one that does not let an open file be replaced.</param>
/// <param name="isOpen">Whether a file is open elsewhere; asked of such a system.</param>
internal sealed class FileReplacement(Action<string, string> move, Action<TimeSpan> wait, bool refusesOpenFiles, Predicate<string> isOpen)
{
    private const int Attempts = 6;

    /// <summary>
    /// Windows' errors where a file is open elsewhere: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE.
    /// </summary>
    private static readonly int[] s_heldErrors = [unchecked((int)0x80070020), unchecked((int)0x80070021), unchecked((int)0x800704C8)];

    /// <summary>The next pause is twice as long: 0.6 seconds together.</summary>
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>On this computer's disks.</summary>
    public static FileReplacement OnDisk { get; } = new(
        (from, to) => File.Move(from, to, overwrite: true), Thread.Sleep, OperatingSystem.IsWindows(), IsOpenOnWindows);

    /// <summary>Replaces a file.</summary>
    /// <param name="from">The finished file.</param>
    /// <param name="to">The one to replace, or a new name.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="FileInUseException">It is still open elsewhere after a while.</exception>
    /// <exception cref="IOException">It can't be replaced for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be replaced.</exception>
    public void Run(string from, string to, string name)
    {
        TimeSpan pause = s_firstPause;
        for (int attempt = 1; ; attempt++, pause *= 2)
        {
            try
            {
                move(from, to);
                return;
            }
            catch (IOException e) when (s_heldErrors.Contains(e.HResult))
            {
                if (attempt == Attempts)
                    throw new FileInUseException(name, e);
            }
            catch (UnauthorizedAccessException e) when (refusesOpenFiles)
            {
                // So Windows refuses to replace a file that is open, and one that may not be replaced at all: the file itself tells which.
                if (attempt == Attempts)
                    throw isOpen(to) ? new FileInUseException(name, e) : e;
            }
            wait(pause);
        }
    }

    /// <summary>Whether a file can't be opened for this program alone because it is open already.</summary>
    private static bool IsOpenOnWindows(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException e)
        {
            return s_heldErrors.Contains(e.HResult);
        }
        catch (UnauthorizedAccessException)
        {
            return false; // It may not be read, or is a directory.
        }
    }
}
