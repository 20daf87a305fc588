using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GruSentiment.Training.FastText;

/// <summary>The program <c>fasttext</c> of this machine (Joulin et al. 2017, Bag of Tricks for Efficient Text Classification).</summary>
internal sealed class FastTextProgram
{
    private readonly string _path;

    /// <param name="path">The executable file.</param>
    public FastTextProgram(string path) => _path = path;

    /// <summary>The program on the PATH; null where there is none.</summary>
    public static FastTextProgram? Find()
    {
        string name = OperatingSystem.IsWindows() ? "fasttext.exe" : "fasttext";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified).Select(directory => Path.Combine(directory, name)).Where(File.Exists)
            .Select(path => new FastTextProgram(path)).FirstOrDefault();
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it wrote to the standard output.</returns>
    /// <exception cref="GruSentimentException">It can't be started, or ended with an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public string Run(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using Process process = Start(arguments);
        using CancellationTokenRegistration end = cancellation.Register(() => process.Kill());
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        string error = errors.GetAwaiter().GetResult().Trim();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output : throw new GruSentimentException(string.Create(
            CultureInfo.InvariantCulture, $"{_path} {arguments[0]}: ended with {process.ExitCode}{(error.Length > 0 ? ": " : "")}{error}"));
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(_path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (ExternalException e)
        {
            throw new GruSentimentException($"{_path}: can't be started: {e.Message}", e);
        }
    }
}
