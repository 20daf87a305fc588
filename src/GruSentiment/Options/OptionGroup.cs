using System.Collections;

namespace GruSentiment.Options;

/// <summary>The declarations of an options record, in the order they are made.</summary>
/// <param name="topic">What its options are about, where their declaration says nothing else.</param>
/// <param name="section">The part of <c>config.json</c> they stand in; empty for the top.</param>
internal sealed class OptionGroup(OptionTopic topic, string section) : IReadOnlyList<DeclaredOption>
{
    private readonly List<DeclaredOption> _options = [];

    /// <inheritdoc/>
    public int Count => _options.Count;

    /// <inheritdoc/>
    public DeclaredOption this[int index] => _options[index];

    /// <summary>Takes a declaration in.</summary>
    /// <param name="option">The declaration.</param>
    /// <param name="about">What it is about, where not the group's topic.</param>
    /// <param name="saved">The part of <c>config.json</c> it stands in, where not the group's.</param>
    public DeclaredOption<T> Add<T>(DeclaredOption<T> option, OptionTopic? about = null, string? saved = null)
    {
        ArgumentNullException.ThrowIfNull(option);
        option.Topic = about ?? topic;
        option.Section = saved ?? section;
        _options.Add(option);
        return option;
    }

    /// <inheritdoc/>
    public IEnumerator<DeclaredOption> GetEnumerator() => _options.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
