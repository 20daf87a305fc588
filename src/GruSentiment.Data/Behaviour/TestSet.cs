using GruSentiment.Data.Files;
using GruSentiment.Options;

namespace GruSentiment.Data.Behaviour;

/// <summary>The texts that a model is asked, and their right answers: the built-in ones or the user's.</summary>
/// <param name="Path">The user's file; null for the built-in ones.</param>
/// <param name="Tests">All of them, by capability.</param>
internal sealed record TestSet(string? Path, IReadOnlyList<BehaviourTest> Tests)
{
    private const string Neutral = "neutral";

    /// <summary>The names of the capabilities, in the order of their tests.</summary>
    public IReadOnlyList<string> Capabilities { get; } = [.. Tests.Select(test => test.Capability).Distinct()];

    /// <summary>Reads the user's tests, or takes the built-in ones.</summary>
    /// <param name="options">Which, and how a file is read.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <exception cref="DataException">The file is none of tests.</exception>
    /// <exception cref="OptionException">It can't be read so.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static TestSet Open(BehaviourCheckOptions options, CancellationToken cancellation)
    {
        if (options.Tests is not { } path)
            return new TestSet(null, BehaviourSuite.English.Tests);
        OptionException.ThrowIfAny(options.Reader.Faults());
        return new TestSet(path, Abandonable.Run(() => TestFile.Read(path, options.Reader), cancellation));
    }

    /// <summary>The tests that a model can be asked.</summary>
    /// <param name="labels">The model's classes.</param>
    /// <param name="language">The model's language.</param>
    /// <param name="leftOut">Receives what is left out and why.</param>
    /// <exception cref="DataException">A label of the user's is no class of the model.</exception>
    /// <exception cref="GruSentimentException">The model's classes are not those of the built-in tests.</exception>
    public IReadOnlyList<BehaviourTest> For(IReadOnlyList<string> labels, ModelLanguage language, List<string> leftOut)
    {
        string classes = ShortList.Of(labels);
        if (Path is not null)
        {
            BehaviourTest? stray = Tests.FirstOrDefault(test => !labels.Contains(test.Label, StringComparer.OrdinalIgnoreCase));
            return stray is null ? Tests : throw new DataException(
                $"{Path}, line {stray.Line}: label '{stray.Label}' is none of the model's classes: {classes}.");
        }
        DeclaredOption tests = BehaviourCheckOptions.TestsOption;
        if (((string[])["negative", "positive"]).Except(labels, StringComparer.OrdinalIgnoreCase).Any())
        {
            throw new GruSentimentException(
                $"the model's classes are {classes}; the built-in tests need the classes negative and positive. "
                + $"Name tests for this model with {tests}.");
        }
        if (!language.IsEnglish)
        {
            leftOut.Add($"built-in tests: they are English, and {language}");
            return [];
        }
        if (labels.Contains(Neutral, StringComparer.OrdinalIgnoreCase))
            return Tests;
        leftOut.Add("neutral statements: the model has no class of that name");
        return [.. Tests.Where(test => test.Label != Neutral)];
    }
}
