using System.Text;
using GruSentiment.Training.Tuning;
using static System.FormattableString;

namespace GruSentiment.Reports.Tuning;

/// <summary>
/// <c>trials.csv</c>: a row for each trial, in the invariant culture, lines ended by LF. It has no times: the same seed and number of
/// trials give the same bytes.
/// </summary>
internal static class TrialTable
{
    /// <summary>Its name in the search's directory.</summary>
    public const string Name = "trials.csv";

    private const string Header = "trial,state,folds,score,standard_error,better_than_defaults,better_standard_error";

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="state">The search.</param>
    /// <param name="setting">What is searched.</param>
    public static void Write(Stream stream, TuningState state, TuningSetting setting)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(setting);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', (string[])[Header, .. setting.Searched, "failure"]));
        foreach (Trial trial in state.Trials)
        {
            IEnumerable<string> options = setting.Searched.Select(
                (name, i) => trial.Changes.TryGetValue(name, out string? value) ? value : setting.Defaults[i]);
            string failure = trial.Failure is { } reason ? $"\"{reason.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "";
            writer.WriteLine(string.Join(',', (string[])[Measured(trial, state), .. options, failure]));
        }
    }

    private static string Measured(Trial trial, TuningState state)
    {
        string what = trial.Failure is not null ? "failed" : state.Choice?.Trial == trial.Number ? "chosen" : "measured";
        string start = Invariant($"{trial.Number},{what},{trial.Folds.Count}");
        if (trial.Failure is not null || trial.Folds.Count == 0)
            return $"{start},,,,";
        TrialScores scores = state.Scores!;
        int folds = trial.Folds.Count;
        ScoreDifference? difference = trial.IsDefault ? null : scores.Difference(trial, state.Trials[0]);
        return Invariant($"{start},{scores.Value(trial, folds)},{scores.StandardError(trial, folds)},{difference?.Mean},")
            + Invariant($"{difference?.StandardError}");
    }
}
