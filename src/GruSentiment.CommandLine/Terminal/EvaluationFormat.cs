namespace GruSentiment.CommandLine.Terminal;

/// <summary>How metrics are written.</summary>
internal enum EvaluationFormat
{
    /// <summary>For people: a metric per line, then the confusion matrix.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,
}
