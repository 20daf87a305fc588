namespace GruSentiment.Data.Downloads;

/// <summary>A set that is there.</summary>
/// <param name="Directory">The directory it stands in.</param>
/// <param name="Files">The files of reviews or word vectors, with their rows; empty when it was there already.</param>
/// <param name="AlreadyThere">Whether nothing had to be done.</param>
public sealed record DownloadedSet(string Directory, IReadOnlyList<DownloadedFile> Files, bool AlreadyThere);

/// <summary>A file of a set.</summary>
/// <param name="Name">Its name in the set's directory.</param>
/// <param name="Rows">Reviews, or words, in it.</param>
public sealed record DownloadedFile(string Name, int Rows);
