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

    /// <summary>How many rows each part has; where many rows are equally long, a part may have none.</summary>
    internal IReadOnlyList<int> RowsByPart
    {
        get
        {
            int[] rows = new int[Parts];
            foreach (int part in EachPart())
                rows[part]++;
            return rows;
        }
    }

    /// <summary>The share of right answers of each part; null where it has no row.</summary>
    public IReadOnlyList<double?> AccuracyByPart(ComparedAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int[] right = new int[Parts];
        foreach ((int row, int part) in EachPart().Index())
            right[part] += answers.IsRight[row] ? 1 : 0;
        return [.. RowsByPart.Select((all, part) => all == 0 ? (double?)null : (double)right[part] / all)];
    }

    /// <summary>The part of each row.</summary>
    private IEnumerable<int> EachPart()
    {
        (int few, int some) = Bounds;
        return Measured.Select(tokens => tokens <= few ? 0 : tokens <= some ? 1 : 2);
    }
}
