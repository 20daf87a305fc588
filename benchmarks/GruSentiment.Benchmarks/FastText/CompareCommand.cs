using System.Runtime.InteropServices;
using GruSentiment.Ngrams;
using GruSentiment.Training.Options;

namespace GruSentiment.Benchmarks.FastText;

/// <summary><c>compare FILE …</c>: this project's default training and fastText's on the same reviews.</summary>
internal static class CompareCommand
{
    public static int Run(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        int exitCode = 0;
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            exitCode = context.Signal == PosixSignal.SIGINT ? 130 : 143;
            interruption.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            Compare(CompareArguments.Parse(args), interruption.Token);
            return 0;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"{e.Message}\n\n{CompareArguments.Usage}");
            return 2;
        }
        catch (Exception e) when (e is GruSentimentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return exitCode;
        }
    }

    private static void Compare(CompareArguments arguments, CancellationToken cancellation)
    {
        var program = new FastTextProgram(arguments.Threads, cancellation);
        program.RequireInstalled();
        var all = new List<(string, IReadOnlyList<Outcome>)>();
        ComparedReviews[] files = [.. arguments.Files.Select(ComparedReviews.Load)]; // All at first: a fault in the last shows at once.
        foreach (ComparedReviews reviews in files)
        {
            var outcomes = new List<Outcome>();
            foreach (ComparedParts parts in arguments.Seeds.Select(reviews.Divide))
            {
                if (!arguments.Json && outcomes.Count == 0)
                    Console.WriteLine($"{(all.Count > 0 ? "\n" : "")}{Describe(reviews, parts)}\n");
                foreach (Outcome outcome in Measure(reviews, parts, arguments.Threads, program, cancellation))
                {
                    outcomes.Add(outcome);
                    string system = OutcomeTable.NameOf(outcome.System);
                    Console.Error.WriteLine(
                        FormattableString.Invariant($"  seed {outcome.Seed}: {outcome.Accuracy:P2} {system} {outcome.Setting}"));
                    if (arguments.Json)
                        Console.WriteLine(OutcomeTable.Json(reviews.File, parts, outcome));
                }
            }
            all.Add((Path.GetFileName(reviews.File.Data), outcomes));
            Print(arguments.Json ? [] : OutcomeTable.Lines(outcomes));
        }
        Print(arguments.Json || all.Count == 1 ? [] : ["", .. OutcomeTable.Summary(all)]);
    }

    private static IEnumerable<Outcome> Measure(
        ComparedReviews reviews, ComparedParts parts, int threads, FastTextProgram program, CancellationToken cancellation)
    {
        string directory = TemporaryDirectory();
        try
        {
            yield return GruRun.Measure(reviews.File, parts, threads, Path.Combine(directory, "run"), cancellation);
            bool characters = DataDefaults.For(reviews.Set, new TrainingRequest()).Ngrams.Order == NgramOptions.CharacterOrder;
            foreach (Outcome outcome in new FastTextRun(program, parts, directory).Measure(characters ? [2, 3] : [2]))
                yield return outcome;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string TemporaryDirectory()
    {
        try
        {
            return Directory.CreateTempSubdirectory("gru-sentiment-compare-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{Path.GetTempPath()}: a directory for temporary files can't be made there: {e.Message}", e);
        }
    }

    private static string Describe(ComparedReviews reviews, ComparedParts parts)
    {
        string test = reviews.File.Test is { } file ? $"of {Path.GetFileName(file)}" : "set apart";
        string known = reviews.Known > 0 ? FormattableString.Invariant($" ({reviews.Known:N0} more stand among the former)") : "";
        int training = parts.Training.Count + parts.Validation.Count;
        return FormattableString.Invariant($"{Path.GetFileName(reviews.File.Data)}: {training:N0} reviews to train on, ")
            + FormattableString.Invariant($"{parts.Validation.Count:N0} of them for validation; ")
            + FormattableString.Invariant($"{parts.Test.Count:N0} {test} to test on{known}");
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.WriteLine(line);
    }
}
