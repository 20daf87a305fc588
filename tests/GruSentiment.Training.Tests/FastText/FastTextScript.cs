using GruSentiment.Tests;
using GruSentiment.Training.FastText;

namespace GruSentiment.Training.Tests.FastText;

/// <summary>A script in fastText's place. It keeps what it is given to train on, and answers each row with its own label.</summary>
internal static class FastTextScript
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where; <c>given.txt</c> there is what it was trained on, <c>arguments.txt</c> how.</param>
    /// <param name="answer">How it answers the file <c>$3</c>.</param>
    /// <param name="training">What it does in training besides.</param>
    public static FastTextProgram In(TemporaryDirectory folder, string answer = "cut -d ' ' -f 1 \"$3\"", string training = ":")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such scripts here.");
        string path = folder.Write("fasttext", $"""
            #!/bin/sh
            if [ "$1" = supervised ]; then
                cp "$3" "{folder.File("given.txt")}"
                echo "$@" >> "{folder.File("arguments.txt")}"
                {training}
            else
                {answer}
            fi

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new FastTextProgram(path);
    }
}
