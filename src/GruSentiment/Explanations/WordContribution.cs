namespace GruSentiment.Explanations;

/// <summary>What a word adds to the logit that is explained; below 0 it speaks against that class.</summary>
public sealed record WordContribution
{
    /// <summary>Where the word begins in the text as it was given, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>Length of the word in that text, in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>The token that the model reads for it: in lower case, entities replaced.</summary>
    public required string Token { get; init; }

    /// <summary>Whether the token is in the model's vocabulary.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Whether the network reads it; what is beyond the maximum length only the n-gram model reads.</summary>
    public required bool IsRead { get; init; }

    /// <summary>What it adds through the network.</summary>
    public required double Network { get; init; }

    /// <summary>What it adds through the n-gram model: its share of each n-gram it stands in, or that stands in it.</summary>
    public required double Ngrams { get; init; }

    /// <summary>What it adds in all.</summary>
    public double Contribution => Network + Ngrams;
}
