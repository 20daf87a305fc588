namespace GruSentiment.Training.Comparisons;

/// <summary>The answers to the same rows of one classifier that was trained several times, each time with another seed.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Each">The answers of each training.</param>
public sealed record RepeatedAnswers(ComparedRows Rows, IReadOnlyList<ComparedAnswers> Each)
{
    /// <summary>Mean accuracy.</summary>
    public double Accuracy => Each.Average(answers => answers.Accuracy);

    /// <summary>Standard deviation of it between the trainings, that of a sample; null with one training.</summary>
    public double? Deviation
    {
        get
        {
            double mean = Accuracy;
            return Each.Count < 2 ? null
                : Math.Sqrt(Each.Sum(answers => (answers.Accuracy - mean) * (answers.Accuracy - mean)) / (Each.Count - 1));
        }
    }

    /// <summary>Mean F1.</summary>
    public double F1 => Each.Average(answers => answers.F1);

    /// <summary>Mean accuracy on short, medium and long rows; null where there are none.</summary>
    public IReadOnlyList<double?> AccuracyByPart
    {
        get
        {
            IReadOnlyList<double?>[] all = [.. Each.Select(Rows.AccuracyByPart)];
            return [.. Enumerable.Range(0, ComparedRows.Parts).Select(part => all[0][part] is null ? null : all.Average(one => one[part]))];
        }
    }

    /// <summary>The share of the trainings that answer a row rightly.</summary>
    internal double RightAt(int row) => Each.Average(answers => answers.IsRight[row] ? 1.0 : 0);
}
