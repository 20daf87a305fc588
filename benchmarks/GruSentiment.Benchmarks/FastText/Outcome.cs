namespace GruSentiment.Benchmarks.FastText;

/// <summary>The result of one system on one division.</summary>
/// <param name="System">Which system.</param>
/// <param name="Seed">Which division and training.</param>
/// <param name="Accuracy">On the test part, 0 to 1.</param>
/// <param name="TrainingSeconds">Of the training alone: the one that gave the tested model.</param>
/// <param name="SearchSeconds">Of the search for settings before it; 0 where there is none.</param>
/// <param name="Setting">The chosen settings, for people.</param>
internal sealed record Outcome(
    TrainingSystem System, int Seed, double Accuracy, double TrainingSeconds, double SearchSeconds = 0, string Setting = "");

/// <summary>What is compared.</summary>
internal enum TrainingSystem
{
    /// <summary>This project, as <c>train</c> does it with no flags.</summary>
    GruSentiment,

    /// <summary>fastText with none of its flags.</summary>
    FastTextDefaults,

    /// <summary>fastText on words, its settings chosen on validation.</summary>
    FastTextWords,

    /// <summary>fastText on words and n-grams, its settings chosen on validation.</summary>
    FastTextNgrams,

    /// <summary>The one of the two above that is better on validation.</summary>
    FastTextTuned,
}
