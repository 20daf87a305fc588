namespace GruSentiment.Data.Tables;

/// <summary>A file opened as a table: its first records, to find the columns by, and all of them.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Sample">Its first records, the row of names included where there is one; at least one.</param>
/// <param name="HasHeader">Whether the first record holds names; <see langword="null"/> where that is to be found out.</param>
/// <param name="Records">All records from the first on.</param>
internal sealed record OpenTable(TableFormat Format, List<string[]> Sample, bool? HasHeader, IRecordReader Records);
