namespace GruSentiment.Data.Reviews;

/// <summary>What a file of texts without labels is.</summary>
internal enum InputFormat
{
    /// <summary>A table whose delimiter is found.</summary>
    Csv,

    /// <summary>A table with a tab between columns.</summary>
    Tsv,

    /// <summary>A table of JSON objects.</summary>
    Jsonl,

    /// <summary>Lines, each a text.</summary>
    Text,
}
