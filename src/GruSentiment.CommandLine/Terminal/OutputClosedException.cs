namespace GruSentiment.CommandLine.Terminal;

/// <summary>Whoever read the standard output has left, as <c>head</c> does: nothing more is wanted, and that is no error.</summary>
internal sealed class OutputClosedException : Exception;
