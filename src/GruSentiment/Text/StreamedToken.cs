namespace GruSentiment.Text;

/// <summary>A token as a model reads it.</summary>
/// <param name="Id">Its id in the vocabulary.</param>
/// <param name="Hash">For the n-grams it is part of; 0 where there is no n-gram model.</param>
internal readonly record struct StreamedToken(int Id, ulong Hash);
