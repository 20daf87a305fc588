using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Columns;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// What a user can write where the labels of a file are not understood. It works as it stands, or says what is to be filled in.
/// </summary>
internal static class LabelHint
{
    private const int MaxListed = 20;

    /// <summary>The hint, from "say" on.</summary>
    /// <param name="column">The label column's name.</param>
    /// <param name="counts">How often each label was found, as it is written.</param>
    /// <param name="classNames">The classes of a trained model, where the file is for one.</param>
    /// <param name="naming">What the column's name says of them.</param>
    /// <returns><see langword="null"/> where nothing that could be written would help.</returns>
    public static UserMessage? For(
        string column, IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? classNames, LabelNaming naming)
    {
        if (naming.Kind == LabelNamingKind.None && !MakesClasses(counts, classNames, naming)
            && MakesClasses(counts, classNames, LabelNaming.Label))
        {
            return $"say that column '{column}' holds the ratings: {ReviewReaderOptions.LabelColumnOption.To(column)}";
        }
        if (LabelProposal.For(counts, classNames) is not { } proposal)
            return null;
        UserMessage mapping = $"say which is which: {ReviewReaderOptions.LabelsOption.To(proposal.Mapping)}";
        if (proposal.Reversed is { } reversed && ColumnNames.IsOfBad(column))
        {
            return $"say which is which: {ReviewReaderOptions.LabelsOption.To(reversed)}; or, if the larger number is good, "
                + $"{ReviewReaderOptions.LabelsOption.To(proposal.Mapping)}";
        }
        return proposal switch
        {
            { IsScale: true } => $"{mapping}, if a larger number is better",
            { SkipsOthers: true } => $"{mapping}, which skips the other labels",
            { Open.Count: 0 } => mapping,
            { DotsAreNeutral: true } => $"{mapping}, with {InPlaceOfDots(proposal.Open)}, or without neutral to skip these rows",
            _ => $"{mapping}, with {InPlaceOfDots(proposal.Open)}",
        };
    }

    /// <summary>The same for a file whose labels are understood but for a few, which are to be skipped.</summary>
    /// <param name="mapping">What is understood.</param>
    public static UserMessage? ToSkipOthers(LabelMapping mapping) => LabelProposal.Of(mapping) is { } proposal
        ? (UserMessage)$"skip them: {ReviewReaderOptions.LabelsOption.To(proposal)}"
        : null;

    /// <summary>
    /// The labels to fill in, in words. Long ones are counted: a part of a label is none, and would not work when typed.
    /// </summary>
    public static string InPlaceOfDots(IReadOnlyList<string> labels)
    {
        string[] shown = [.. labels.Where(label => label.Length <= LabelProposal.MaxShown)];
        string[] listed = [.. shown.Take(MaxListed).Select(LabelMappingText.Quote)];
        (int more, int tooLong) = (shown.Length - listed.Length, labels.Count - shown.Length);
        string longer = Invariant($"longer than {LabelProposal.MaxShown} characters");
        string ending = (more, tooLong) switch
        {
            (0, 0) => "",
            (_, 0) => Invariant($" and {more:N0} more"),
            (0, _) => Invariant($" and {tooLong:N0} {longer}"),
            _ => Invariant($", {more:N0} more and {tooLong:N0} {longer}"),
        };
        string named = listed.Length > 0 ? $"the label{(labels.Count == 1 ? "" : "s")} {string.Join(", ", listed)}{ending}"
            : labels.Count == 1 ? $"the label {longer}"
            : Invariant($"the {labels.Count:N0} labels {longer}");
        return $"{named} in place of the dots";
    }

    /// <summary>Whether the labels make every class by themselves.</summary>
    private static bool MakesClasses(IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? classNames, LabelNaming naming) =>
        LabelDiscovery.Find(counts, classNames, naming) is { } mapping
        && counts.Keys.Select(mapping.ClassOf).Where(index => index >= 0).Distinct().Count() == mapping.ClassNames.Count;
}
