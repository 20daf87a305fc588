using GruSentiment.Evaluation;

namespace GruSentiment.Data.ErrorGroups;

/// <summary>Rows that have something in common, and how often the model is wrong on them.</summary>
/// <param name="Name">What programs call it.</param>
/// <param name="Description">What its rows have in common.</param>
/// <param name="Rows">How many, one at least.</param>
/// <param name="Errors">Of these, those that the model answers wrongly.</param>
/// <param name="Chance">Probability of so many errors here, if errors fall on rows at random: <see cref="FisherTest"/>.</param>
/// <param name="IsWorse">Whether that is too improbable to be chance.</param>
internal sealed record RowGroup(string Name, string Description, int Rows, int Errors, double Chance, bool IsWorse)
{
    /// <summary>Share of the rows that the model answers rightly.</summary>
    public double Accuracy => (double)(Rows - Errors) / Rows;

    /// <summary>Its 95 % interval.</summary>
    public ConfidenceInterval Interval => ConfidenceInterval.Of(Accuracy, Rows);
}
