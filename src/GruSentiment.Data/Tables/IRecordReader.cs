namespace GruSentiment.Data.Tables;

/// <summary>The records of a table, one after another, the row of names included where there is one.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>Number of fields of the record.</summary>
    int Count { get; }

    /// <summary>The line, from 1, that the record begins in; the row, in a workbook; its number, where several begin in one line.</summary>
    int Line { get; }

    /// <summary>
    /// Whether there are fields and nothing in any: a row at the end of a sheet. One empty text alone is a row, and so is a JSON object.
    /// </summary>
    bool IsBlank { get; }

    /// <summary>A field of the record.</summary>
    string this[int index] { get; }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="Files.DataException">The file is not written as it should be; the message says where.</exception>
    bool Read();
}
