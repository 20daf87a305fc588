using static System.FormattableString;

namespace GruSentiment.Models;

/// <summary>The files of a run directory that make a model, and how one of them is opened.</summary>
/// <remarks>
/// They are read even while an editor has them open to write, which Windows asks for with <see cref="FileShare.ReadWrite"/>. That is safe:
/// this library replaces them whole, and what another program has half written is found when the parts are checked.
/// </remarks>
internal static class ModelFile
{
    /// <summary>Options, labels, format version.</summary>
    public const string Config = "config.json";

    /// <summary>One token a line.</summary>
    public const string Vocabulary = "vocabulary.txt";

    /// <summary>The weights.</summary>
    public const string Weights = "model.safetensors";

    /// <summary>Opens one of them for reading. It is a regular file: a pipe or a device could make its reader wait for ever.</summary>
    /// <exception cref="ModelException">It is not there, is no file or an empty one, or may not be read.</exception>
    internal static FileStream OpenRead(string path)
    {
        try
        {
            string target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
            if (Directory.Exists(target))
                throw new ModelException(path, "is a directory; a file was expected.");
            if (new FileInfo(target) is { Exists: true, Length: 0 }) // Pipes and devices have no length. To open a pipe is to wait.
                throw new ModelException(path, "is empty, or a pipe or a device; a file that a training wrote was expected.");
            return new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException e)
        {
            throw new ModelException(path, $"is missing; a model needs {Config}, {Vocabulary} and {Weights}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads one of them whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <exception cref="ModelException">It can't be opened or read, or is longer.</exception>
    internal static byte[] ReadAllBytes(string path, int most)
    {
        using FileStream stream = OpenRead(path);
        try
        {
            if (stream.Length > most)
                throw new ModelException(path, Invariant($"has {stream.Length} bytes; at most {most} are read."));
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException e)
        {
            throw new ModelException(path, $"can't be read: {e.Message}", e);
        }
    }
}
