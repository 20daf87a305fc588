using GruSentiment.Data.Sentences;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Behaviour;

/// <summary>The built-in tests of a language: for each capability some hundred sentences, the same ones every time.</summary>
/// <remarks>
/// After Ribeiro et al. 2020, "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList": minimum functionality tests are made from
/// frames and lists of words. The frames and words are this project's own.
/// </remarks>
internal sealed class BehaviourSuite
{
    /// <summary>Sentences of a capability.</summary>
    public const int TestsPerCapability = 400;

    /// <summary>Draws for one new sentence before a frame counts as used up.</summary>
    private const int Draws = 20;

    /// <summary>The capability whose opinion words are mistyped.</summary>
    private const string Typos = "typos";

    private static readonly Lazy<BehaviourSuite> s_english = new(() => new BehaviourSuite(SuiteFile.Read("en")));

    private readonly HashSet<string> _heldOut;

    /// <param name="file">What the tests are made from.</param>
    internal BehaviourSuite(SuiteFile file)
    {
        File = file;
        _heldOut = [.. file.HeldOut];
        Tests = [.. file.Capabilities.SelectMany(capability => Sample(capability, new SeededRandom(SeededRandom.DefaultSeed)))];
    }

    /// <summary>The tests in English.</summary>
    public static BehaviourSuite English => s_english.Value;

    /// <summary>What the tests are made from.</summary>
    public SuiteFile File { get; }

    /// <summary>All tests, by capability.</summary>
    public IReadOnlyList<BehaviourTest> Tests { get; }

    /// <summary>Different sentences, from each frame as many as from any other, as far as it has them.</summary>
    private Dictionary<string, BehaviourTest>.ValueCollection Sample(SuiteFile.CapabilityFile capability, SeededRandom random)
    {
        (SentenceFrame Frame, string Label)[] frames = [.. capability.Frames.Select(frame => (new SentenceFrame(frame.Text), frame.Label))];
        var tests = new Dictionary<string, BehaviourTest>();
        int perFrame = (TestsPerCapability + frames.Length - 1) / frames.Length;
        foreach ((SentenceFrame frame, string label) in frames)
        {
            int wanted = tests.Count + perFrame;
            for (int draw = 0; draw < perFrame * Draws && tests.Count < wanted; draw++)
            {
                BehaviourTest test = Draw(capability.Name, frame, label, random);
                tests.TryAdd(test.Text, test);
            }
        }
        return tests.Values;
    }

    private BehaviourTest Draw(string capability, SentenceFrame frame, string label, SeededRandom random)
    {
        var chosen = new Dictionary<string, string>();
        frame.Draw(File.Words, random, chosen);
        string[] opinions = [.. chosen.Keys.Where(slot => File.Opinions.Contains(SentenceFrame.ListOf(slot)))];
        bool isHeldOut = opinions.Length > 0 && opinions.All(slot => _heldOut.Contains(chosen[slot]));
        if (capability == Typos && opinions.Length > 0)
        {
            string longest = opinions.MaxBy(slot => chosen[slot].Length)!;
            chosen[longest] = Typo.Swap(chosen[longest], random);
        }
        return new BehaviourTest(capability, frame.Fill(chosen), label, isHeldOut);
    }
}
