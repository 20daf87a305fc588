using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>The program <c>fasttext</c>, found on the PATH.</summary>
/// <param name="threads">Its threads in training; with more than one it gives other answers each time.</param>
/// <param name="cancellation">Ends a running program.</param>
internal sealed class FastTextProgram(int threads, CancellationToken cancellation)
{
    private const string Name = "fasttext";

    /// <summary>Checks that the program is there.</summary>
    /// <exception cref="GruSentimentException">It is not.</exception>
    public void RequireInstalled() => Run([], out _, out _);

    /// <summary>Trains a classifier and saves it.</summary>
    /// <param name="input">The reviews' file.</param>
    /// <param name="model">The model file, without <c>.bin</c>.</param>
    /// <param name="setting">How.</param>
    /// <param name="tokens">Tokens in the file.</param>
    /// <param name="seed">For its initial weights.</param>
    /// <returns>False where the learning rate was too high for numbers to stay finite.</returns>
    public bool Train(string input, string model, FastTextSetting setting, long tokens, int seed)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        string[] own = ["-thread", Text(threads), "-seed", Text(seed), "-verbose", "0"];
        int exitCode = Run(["supervised", "-input", input, "-output", model, .. setting.Flags(tokens), .. own], out _, out string errors);
        if (exitCode == 0)
            return true;
        return errors.Contains("NaN", StringComparison.Ordinal) ? false : throw Failed("supervised", exitCode, errors);
    }

    /// <summary>A model's answers.</summary>
    /// <returns>A class a line of the file.</returns>
    public int[] Predict(string model, string input)
    {
        int exitCode = Run(["predict", model + ".bin", input], out string answers, out string errors);
        if (exitCode != 0)
            throw Failed("predict", exitCode, errors);
        return [.. answers.TrimEnd('\r', '\n').Split('\n').Select(FastTextLine.LabelOf)];
    }

    private int Run(IEnumerable<string> arguments, out string output, out string errors)
    {
        using Process process = Start(arguments);
        using CancellationTokenRegistration end = cancellation.Register(() => process.Kill());
        Task<string> reading = process.StandardError.ReadToEndAsync(CancellationToken.None);
        output = process.StandardOutput.ReadToEnd();
        errors = reading.GetAwaiter().GetResult();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new GruSentimentException(
                $"{Name}: no such program on the PATH, or none that can be started; expected fastText's. "
                + "Debian and Ubuntu: apt install fasttext; elsewhere: https://fasttext.cc.", e);
        }
    }

    private static GruSentimentException Failed(string command, int exitCode, string errors) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Name} {command} ended with {exitCode}: {errors.Trim()}"));
}
