using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Reviews;
using static System.FormattableString;

namespace GruSentiment.Training.Preparation;

/// <summary>How many rows of a validation or test file have a text that is in the training set too.</summary>
/// <param name="File">The file.</param>
/// <param name="Known">Rows of such texts.</param>
/// <param name="Rows">All its rows.</param>
internal sealed record KnownRows(string File, int Known, int Rows)
{
    /// <summary>Whether there are so many that the metrics look better than they are.</summary>
    public bool Flatters => SeenRows.AreMany(Known, Rows);

    /// <summary>Compares a file with the training set.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="set">Its rows.</param>
    /// <param name="texts">The texts of the training set.</param>
    public static KnownRows Of(string file, ReviewSet set, TrainingTexts texts)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(texts);
        return new KnownRows(file, set.HashesOf(Enumerable.Range(0, set.Count)).Count(texts.WasTrainedOn), set.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{File}: {Known:N0} of its {Rows:N0} texts are also in the training set, ")
        + "so its metrics look better than they are. Use other texts.";
}
