namespace GruSentiment.Data.Answers;

/// <summary>The columns that an answer adds behind those of its input.</summary>
internal static class AnswerColumns
{
    private const string Prefix = "predicted_";

    /// <summary><c>label</c>, <c>probability</c>, one a class, and <c>known</c>.</summary>
    /// <param name="classes">The model's classes.</param>
    public static string[] Of(IReadOnlyList<string> classes) => ["label", "probability", .. classes, "known"];

    /// <summary>
    /// The same beside columns of the input, whose names stay: where one of ours is taken, in any case, all of ours begin with
    /// <c>predicted_</c>, again and again until none is.
    /// </summary>
    /// <param name="kept">The names of the input's columns.</param>
    /// <param name="classes">The model's classes.</param>
    public static string[] Beside(IReadOnlyList<string> kept, IReadOnlyList<string> classes)
    {
        var taken = new HashSet<string>(kept, StringComparer.OrdinalIgnoreCase);
        string[] names = Of(classes);
        while (names.Any(taken.Contains))
            names = [.. names.Select(name => Prefix + name)];
        return names;
    }
}
