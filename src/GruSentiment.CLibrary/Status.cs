namespace GruSentiment.CLibrary;

/// <summary>What a call returns; the numbers are those of <c>gru_sentiment.h</c> and never change.</summary>
internal enum Status
{
    Ok = 0,
    InvalidArgument = 1,
    InvalidModel = 2,
    BrokenModel = 3,
    InvalidText = 4,
    OutOfMemory = 5,
    InternalError = 6,
}
