using System.Globalization;

namespace GruSentiment.Models;

/// <summary>The directory under which trainings put their runs.</summary>
internal static class TrainedRuns
{
    /// <summary>Its name, in the working directory.</summary>
    public const string Parent = "runs";

    /// <summary>The run directory of the model that a search for better options ends with, in the search's directory.</summary>
    public const string Final = "model";

    /// <summary>How a run's name begins: with the date and time at which it was begun, by the clock of the place.</summary>
    public const string DateFormat = "yyyyMMdd-HHmmss";

    /// <summary>
    /// The newest run that holds a model's files: the one whose weights were written last. The date in a name is that of a clock on the
    /// wall, which is put back in autumn and shows another hour elsewhere; between weights of the same time it decides.
    /// </summary>
    /// <returns>Its directory; null where there is none.</returns>
    public static string? Newest()
    {
        return DirectoriesIn(Parent)
            .Where(HoldsModel)
            .OrderByDescending(run => File.GetLastWriteTimeUtc(Path.Combine(run, ModelFile.Weights)))
            .ThenByDescending(Path.GetFileName, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>
    /// The directories in one that may be runs, and those of final models in them: all but those of runs that are being removed.
    /// </summary>
    /// <param name="parent">The directory; it need not be there.</param>
    public static IEnumerable<string> DirectoriesIn(string parent) =>
        (Directory.Exists(parent) ? Directory.EnumerateDirectories(parent) : [])
            .Where(run => PartialFile.WriterOf(Path.GetFileName(run)) is null)
            .SelectMany(run => Path.Combine(run, Final) is var final && Directory.Exists(final) ? (string[])[run, final] : [run]);

    /// <summary>Whether a directory's name begins as a training names one that the user has not.</summary>
    public static bool IsNamedByDate(string name) => name.Length > DateFormat.Length && name[DateFormat.Length] == '-'
        && DateTime.TryParseExact(name.AsSpan(0, DateFormat.Length), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool HoldsModel(string directory) =>
        ((string[])[ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights]).All(name => File.Exists(Path.Combine(directory, name)));
}
