using System.Globalization;

namespace GruSentiment.Models;

/// <summary>The directory under which trainings put their runs.</summary>
internal static class TrainedRuns
{
    /// <summary>Its name, in the working directory.</summary>
    public const string Parent = "runs";

    /// <summary>How a run's name begins: with the date and time at which it was begun.</summary>
    public const string DateFormat = "yyyyMMdd-HHmmss";

    /// <summary>
    /// The newest run that holds a whole model, by the date in its name, or that of its weights where the user chose the name.
    /// </summary>
    /// <returns>Its directory; null where there is none.</returns>
    public static string? Newest()
    {
        return (Directory.Exists(Parent) ? Directory.EnumerateDirectories(Parent) : [])
            .Where(HoldsModel)
            .OrderByDescending(Date).ThenByDescending(Path.GetFileName, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static DateTime Date(string directory)
    {
        ReadOnlySpan<char> name = Path.GetFileName(directory.AsSpan());
        return name.Length >= DateFormat.Length
            && DateTime.TryParseExact(
                name[..DateFormat.Length], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date
            : File.GetLastWriteTime(Path.Combine(directory, ModelFile.Weights));
    }

    private static bool HoldsModel(string directory) =>
        ((string[])[ModelFile.Config, ModelFile.Vocabulary, ModelFile.Weights]).All(name => File.Exists(Path.Combine(directory, name)));
}
