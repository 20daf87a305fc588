namespace GruSentiment.Training.Comparisons;

/// <summary>The rows that all encoders of a comparison have in common.</summary>
/// <param name="Training">Rows that they are trained on.</param>
/// <param name="Measured">Tokens of each row that they are measured on, in the order of the rows.</param>
/// <param name="IsTest">Whether these are a test set, which no training has seen in any way; else the validation set.</param>
/// <param name="Vocabulary">Tokens of the vocabulary.</param>
public sealed record ComparedRows(int Training, IReadOnlyList<int> Measured, bool IsTest, int Vocabulary)
{
    /// <summary>Parts by length: short, medium, long.</summary>
    public const int Parts = 3;

    /// <summary>The most tokens of a short row and of a medium one: a third of the rows each, as far as equal lengths allow.</summary>
    public (int Short, int Medium) Bounds
    {
        get
        {
            int[] sorted = [.. Measured.Order()];
            return (sorted[(sorted.Length - 1) / Parts], sorted[2 * (sorted.Length - 1) / Parts]);
        }
    }

    /// <summary>The share of right answers of each part; null where it has no row.</summary>
    public IReadOnlyList<double?> AccuracyByPart(ComparedAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int[] right = new int[Parts], all = new int[Parts];
        (int few, int some) = Bounds;
        for (int row = 0; row < Measured.Count; row++)
        {
            int part = Measured[row] <= few ? 0 : Measured[row] <= some ? 1 : 2;
            all[part]++;
            right[part] += answers.IsRight[row] ? 1 : 0;
        }
        return [.. Enumerable.Range(0, Parts).Select(part => all[part] == 0 ? (double?)null : (double)right[part] / all[part])];
    }
}
