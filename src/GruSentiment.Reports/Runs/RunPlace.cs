using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Runs;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Where a run directory is: finds it a name, creates it for one training alone, and removes it again where nothing came of it.
/// </summary>
/// <param name="path">The directory, as it was named.</param>
/// <param name="named">Whether the user named it; else a free name is made of it.</param>
internal sealed class RunPlace(string path, bool named) : IDisposable
{
    private readonly Stack<string> _created = [];
    private RunClaim? _claim;

    /// <summary>The directory, as it was named; final once <see cref="Create"/> has been called.</summary>
    public string Path { get; private set; } = path;

    /// <summary>The same in full.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path);

    /// <summary>Where unfinished files stand, on the same disk: with the checkpoints, which nobody but a training looks at.</summary>
    public string PartialDirectory => System.IO.Path.Combine(FullPath, RunCheckpoints.Folder);

    private string Parent => System.IO.Path.GetDirectoryName(FullPath) ?? FullPath;

    /// <summary>Refuses a directory that nothing may be written to.</summary>
    /// <param name="path">As the user named it.</param>
    /// <param name="except">A file, in full, that it may hold.</param>
    /// <exception cref="GruSentimentException">It is a file, or holds something.</exception>
    public static void RefuseUsed(string path, string? except = null)
    {
        if (File.Exists(path))
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is a file; a new or empty directory was expected.");
        try
        {
            string full = System.IO.Path.GetFullPath(path);
            var checkpoints = new RunCheckpoints(full);
            string folder = System.IO.Path.Combine(full, RunCheckpoints.Folder);
            if (!Directory.Exists(full) || Directory.EnumerateFileSystemEntries(full)
                .All(entry => entry == except || entry == folder && checkpoints.IsEmpty || IsLeft(entry)))
            {
                return;
            }
            if (except is null && checkpoints.Any && IsHeld(full))
                throw new GruSentimentException($"{path}: another training is writing to it; name another directory.");
            if (checkpoints.Any)
            {
                throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: holds a training that was interrupted. "
                    + $"Resume it, or name a new directory.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: can't be read: {e.Message}", e);
        }
        throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is not empty, and nothing is overwritten. "
            + $"Name a new directory, or remove this one first.");
    }

    /// <summary>Whether a training has claimed a directory, beside it or in it.</summary>
    private static bool IsHeld(string full) =>
        new[] { System.IO.Path.GetDirectoryName(full) ?? full, full }.Any(place => RunClaim.IsHeld(RunClaim.FileOf(full, place)));

    /// <summary>Creates the directory, unless that has been done, and proves that it can be written to.</summary>
    /// <exception cref="GruSentimentException">It can't be, or is another training's.</exception>
    public void Create()
    {
        if (_claim is not null)
            return;
        try
        {
            CreateWithParents(Parent);
            if (named)
                ClaimNamed();
            else
                ClaimFree();
            CreateWithParents(PartialDirectory);
            Probe(FullPath);
            Probe(PartialDirectory);
            RemoveLeft();
            new RunCheckpoints(FullPath).RemovePartials();
            if (!named)
                StalePartials.Remove(Parent);
        }
        catch (Exception e)
        {
            Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new GruSentimentException($"{Path}: can't be written to: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Takes a directory with checkpoints, to go on with its training, and proves that it can be written to.</summary>
    /// <exception cref="GruSentimentException">It is none, or another training's, or can't be written to.</exception>
    public void Reopen()
    {
        if (ModelFolder.Fault(FullPath) is { } fault)
            throw new GruSentimentException($"{Path}: {fault}.");
        var checkpoints = new RunCheckpoints(FullPath);
        try
        {
            if (Claim() is null)
                throw new GruSentimentException($"{Path}: a training is still writing to it; it can be resumed only after that has ended.");
            if (!checkpoints.Any)
            {
                if (checkpoints.IsEmpty)
                    checkpoints.Remove(); // Killed at the very end.
                bool isFinished = File.Exists(System.IO.Path.Combine(FullPath, MetricsFile.Name));
                string found = isFinished ? "its training is finished; there is nothing to resume" : "has no checkpoint to resume from";
                throw new GruSentimentException($"{Path}: {found}.");
            }
            Probe(FullPath);
            RemoveLeft();
            checkpoints.RemovePartials();
        }
        catch (Exception e)
        {
            Release();
            if (e is IOException or UnauthorizedAccessException)
                throw new GruSentimentException($"{Path}: can't be written to: {e.Message}", e);
            throw;
        }
    }

    /// <summary>
    /// Gives the directory up, after which another training may have it, and removes it, and those above it that were created with it, as
    /// long as nothing was saved in them.
    /// </summary>
    public void Dispose()
    {
        bool isEmpty = true;
        while (isEmpty && _created.TryPop(out string? directory))
        {
            if (directory != PartialDirectory && directory != FullPath)
                Release(); // The claim's file stands in it.
            isEmpty = RemoveEmpty(directory);
        }
        Release();
    }

    /// <summary>Takes the first name that no directory has, nor another training, which may have begun in the same second.</summary>
    private void ClaimFree()
    {
        string first = Path;
        for (int i = 2; !TryClaim(); i++)
            Path = string.Create(CultureInfo.InvariantCulture, $"{first}-{i}");
    }

    private bool TryClaim()
    {
        if (Exists(Path))
            return false;
        _claim = RunClaim.TryTake(RunClaim.FileOf(FullPath, Parent), isNew: true);
        if (_claim is not null && Exists(Path)) // Created, and given up with files in it, since it was looked for.
            Release();
        return _claim is not null;
    }

    private void ClaimNamed()
    {
        string file = Claim() ?? throw new GruSentimentException($"{Path}: another training is writing to it; name another directory.");
        RefuseUsed(Path, except: file);
    }

    /// <summary>Claims the directory that was named; a claim stands beside it, or in it where nothing can be written beside.</summary>
    /// <returns>The claim's file, in full; null where another training has it.</returns>
    private string? Claim()
    {
        string file = RunClaim.FileOf(FullPath, !Directory.Exists(FullPath) || CanWrite(Parent) ? Parent : FullPath);
        _claim = RunClaim.TryTake(file, isNew: false);
        return _claim is null ? null : file;
    }

    private void Release()
    {
        _claim?.Dispose();
        _claim = null;
    }

    private void CreateWithParents(string directory)
    {
        if (Directory.Exists(directory))
            return;
        string? parent = System.IO.Path.GetDirectoryName(directory);
        if (parent is not null)
            CreateWithParents(parent);
        Directory.CreateDirectory(directory);
        _created.Push(directory);
        if (parent is not null)
            DiskFlush.Names(parent); // What is flushed into a directory is lost with the directory's own name.
    }

    /// <summary>Removes a directory of ours; one that another training has begun to use meanwhile stays.</summary>
    private static bool RemoveEmpty(string directory)
    {
        try
        {
            if (!Directory.Exists(directory))
                return true;
            if (Directory.EnumerateFileSystemEntries(directory).Any())
                return false;
            Directory.Delete(directory);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool CanWrite(string directory)
    {
        try
        {
            Probe(directory);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a killed training left a file in its directory: one that proved that it can write there, or its claim.</summary>
    private static bool IsLeft(string file)
    {
        string directory = System.IO.Path.GetDirectoryName(file)!;
        return File.Exists(file) && (PartialFile.IsAbandoned(System.IO.Path.GetFileName(file))
            || file == RunClaim.FileOf(directory, directory) && !RunClaim.IsHeld(file));
    }

    private void RemoveLeft()
    {
        foreach (string file in Directory.EnumerateFiles(FullPath).Where(IsLeft).ToArray())
            File.Delete(file);
    }

    private void Probe(string directory) => PartialFile.Probe(directory, System.IO.Path.GetFileName(FullPath));

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);
}
