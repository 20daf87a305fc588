using System.Globalization;
using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>From which logit on the answer is the second of two classes.</summary>
internal static class DecisionRule
{
    /// <summary>The rule in brackets, behind a space; nothing with more classes, or where every text has the same answer.</summary>
    /// <param name="explanation">What is explained.</param>
    /// <param name="threshold">The lowest probability that counts as the second class.</param>
    /// <param name="name">The second class, as it is shown.</param>
    public static string Of(Explanation explanation, double threshold, string name)
    {
        if (explanation.Prediction.Labels.Count != 2 || threshold is <= 0 or >= 1)
            return "";
        double logit = Math.Log(threshold / (1 - threshold));
        return $" (above {logit.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture)}: {name})";
    }
}
