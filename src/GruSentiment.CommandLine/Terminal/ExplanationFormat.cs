namespace GruSentiment.CommandLine.Terminal;

/// <summary>How explanations are written.</summary>
internal enum ExplanationFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}
