using GruSentiment.Options;

namespace GruSentiment.CommandLine.Completion;

/// <summary>How the user names what has to do with completion.</summary>
internal static class CompletionNames
{
    /// <summary>The command that writes the scripts.</summary>
    public const string Command = "completion";

    /// <summary>The program that is completed.</summary>
    public const string Program = "gru-sentiment";

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells => ChoiceNames<Shell>.Names;
}
