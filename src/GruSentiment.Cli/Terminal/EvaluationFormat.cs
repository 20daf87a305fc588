namespace GruSentiment.Cli.Terminal;

/// <summary>How measures are written.</summary>
internal enum EvaluationFormat
{
    /// <summary>For people: a measure a line, then the confusion matrix.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,
}
