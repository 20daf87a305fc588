
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

    /// <summary>Opens one of them for reading.</summary>
    /// <exception cref="ModelException">It is not there, or may not be read.</exception>
    internal static FileStream OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
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
    /// <exception cref="ModelException">It is not there, or may not be read.</exception>
    internal static byte[] ReadAllBytes(string path)
    {
        using FileStream stream = OpenRead(path);
        try
        {
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
