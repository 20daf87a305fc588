using GruSentiment.Data.Behaviour;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>check</c> found, as tables that a person reads.</summary>
/// <param name="result">What was found.</param>
/// <param name="width">Characters in a line at most.</param>
internal sealed class BehaviourTable(BehaviourResult result, int width)
{
    /// <summary>The least room for an example.</summary>
    private const int NarrowestExample = 20;

    private readonly int _names = 1 + Names(result).Append("capability").Max(DisplayWidth.Of);

    /// <summary>A line for each capability and change, and their headings.</summary>
    public IEnumerable<string> Lines()
    {
        IEnumerable<string>[] tables =
        [
            Capabilities(),
            Changes("changed", "flips %", "most certain changed answer", result.Invariance, Flip),
            Changes("added", "wrong %", "probability of positive that moved most", result.Direction, Move),
        ];
        return tables.Where(table => table.Any()).SelectMany((table, i) => i == 0 ? table : table.Prepend(""));
    }

    private IEnumerable<string> Capabilities()
    {
        if (result.Mean is null)
            yield break;
        yield return Row("capability", "tests", "right %", "held-out %", "most certain wrong answer");
        foreach (CapabilityResult capability in result.Capabilities)
        {
            string example = capability.Wrong is [var wrong, ..] ? Invariant($"{wrong.Answer} {wrong.Probability:0.00}: {wrong.Text}") : "";
            yield return Row(
                capability.Name, Invariant($"{capability.Tests:N0}"), Percent(capability.Share), Percent(capability.HeldOutShare), example);
        }
        yield return Row("mean", "", Percent(result.Mean), Percent(result.HeldOutMean), "");

        string Row(string name, string count, string share, string heldOut, string example) =>
            Line(Start(name, count, share) + (result.HeldOutMean is null ? "" : heldOut.PadLeft(12)), example);
    }

    private IEnumerable<string> Changes(
        string what, string share, string about, IReadOnlyList<ChangeResult> changes, Func<ChangedAnswer, string> example)
    {
        if (changes.Count == 0)
            yield break;
        yield return Line(Start(what, "texts", share), about);
        foreach (ChangeResult change in changes)
        {
            string start = Start(change.Name, Invariant($"{change.Texts:N0}"), Percent(change.Share));
            yield return Line(start, change.Examples is [var first, ..] ? example(first) : "");
        }
    }

    private static string Flip(ChangedAnswer answer) => Invariant(
        $"{answer.Before} {answer.ProbabilityBefore:0.00}, then {answer.After} {answer.ProbabilityAfter:0.00}: {Shown(answer)}");

    private static string Move(ChangedAnswer answer) =>
        Invariant($"{answer.ProbabilityBefore:0.00}, then {answer.ProbabilityAfter:0.00}: {Shown(answer)}");

    private static string Shown(ChangedAnswer answer) =>
        answer.Change.Length == 0 ? answer.Changed : $"[{answer.Change}] {answer.Text}";

    private string Start(string name, string count, string share) =>
        DisplayWidth.PadRight(name, _names) + count.PadLeft(6) + share.PadLeft(9);

    private string Line(string start, string example) =>
        $"{start}  {CutText.Of(example, Math.Max(NarrowestExample, width - DisplayWidth.Of(start) - 2))}".TrimEnd();

    private static string Percent(double? share) => share is { } number ? Invariant($"{100 * number:0.0}") : "–";

    private static IEnumerable<string> Names(BehaviourResult result) =>
        [.. result.Capabilities.Select(one => one.Name), .. result.Invariance.Concat(result.Direction).Select(change => change.Name)];
}
