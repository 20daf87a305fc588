using GruSentiment.Data.Reviews;
using static System.FormattableString;

namespace GruSentiment.Training.Preparation;

/// <summary>How many rows of a file that is measured on have a text that is learnt from as well.</summary>
/// <param name="File">The file.</param>
/// <param name="Known">Rows of such texts.</param>
/// <param name="Rows">All its rows.</param>
internal sealed record KnownRows(string File, int Known, int Rows)
{
    /// <summary>
    /// Share of known rows from which on the user should be told: fewer, as two parts of a large set may have, change no figure by much.
    /// </summary>
    private const double WorthAWord = 0.01;

    /// <summary>Whether they are so many that what is measured can't be trusted.</summary>
    public bool Flatters => Known > 0 && Known >= WorthAWord * Rows;

    /// <summary>Compares a file with the texts learnt from.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="set">Its rows.</param>
    /// <param name="learnt">The texts learnt from, as <see cref="ReviewSet.HashesOf"/> gives them.</param>
    public static KnownRows Of(string file, ReviewSet set, IReadOnlySet<ulong> learnt)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(learnt);
        return new KnownRows(file, set.HashesOf(Enumerable.Range(0, set.Count)).Count(learnt.Contains), set.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{File}: {Known:N0} of its {Rows:N0} texts are also in the training set, ")
        + "so its metrics look better than they are; expected other texts.";
}
