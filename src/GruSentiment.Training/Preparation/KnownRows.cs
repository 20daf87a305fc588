using GruSentiment.Data.Reviews;
using static System.FormattableString;

namespace GruSentiment.Training.Preparation;

/// <summary>How many rows of a validation or test file have a text that is in the training set too.</summary>
/// <param name="File">The file.</param>
/// <param name="Known">Rows of such texts.</param>
/// <param name="Rows">All its rows.</param>
internal sealed record KnownRows(string File, int Known, int Rows)
{
    /// <summary>
    /// Lowest share of known rows that the user is warned of: fewer, as two parts of a large set may have, change no figure by much.
    /// </summary>
    private const double WorthAWord = 0.01;

    /// <summary>Whether there are so many that the metrics look better than they are.</summary>
    public bool Flatters => Known > 0 && Known >= WorthAWord * Rows;

    /// <summary>Compares a file with the training set.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="set">Its rows.</param>
    /// <param name="trainingTexts">The texts of the training set, as <see cref="ReviewSet.HashesOf"/> gives them.</param>
    public static KnownRows Of(string file, ReviewSet set, IReadOnlySet<ulong> trainingTexts)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(trainingTexts);
        return new KnownRows(file, set.HashesOf(Enumerable.Range(0, set.Count)).Count(trainingTexts.Contains), set.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{File}: {Known:N0} of its {Rows:N0} texts are also in the training set, ")
        + "so its metrics look better than they are. Use other texts.";
}
