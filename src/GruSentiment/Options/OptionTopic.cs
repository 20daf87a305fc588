
namespace GruSentiment.Options;

/// <summary>What an option is about: the headings of a help text, in their order.</summary>
internal enum OptionTopic
{
    /// <summary>Which files, and how they are read.</summary>
    Data,

    /// <summary>What is measured on.</summary>
    Measuring,

    /// <summary>Vocabulary, word vectors, n-grams.</summary>
    Words,

    /// <summary>The network's shape.</summary>
    Network,

    /// <summary>How it learns.</summary>
    Training,

    /// <summary>How a trained model answers.</summary>
    Answers,

    /// <summary>Where results go.</summary>
    Output,
}
